"""Writes small PDFs: pages of lines at places of one's choice."""

Printed = tuple[int, int, int, str]  # left, bottom, type size, text


def pdf(*pages: list[Printed]) -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        content = b"\n".join(
            b"BT /F1 %d Tf %d %d Td <%s> Tj ET" % (size, left, bottom, text.encode("cp1252").hex().encode())
            for left, bottom, size, text in page
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out = b"%PDF-1.4\n"
    offsets = []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return b"%sxref\n0 %d\n0000000000 65535 f \n%s" % (
        out,
        size,
        table,
    ) + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))


def lines(text: str, *, left: int = 50, top: int = 780, size: int = 11) -> list[Printed]:
    return [(left, top - 14 * number, size, line) for number, line in enumerate(text.split("\n"))]
