"""Where the work of an audit is done, a file each: on this machine, on a cluster."""
