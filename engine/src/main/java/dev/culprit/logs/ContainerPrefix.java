package dev.culprit.logs;

/**
 * What {@code docker compose logs} puts before each line: {@code web-1 | }. The container's own
 * line, with its stamp, follows.
 */
final class ContainerPrefix {

  private static final int LONGEST = 80;

  private final Cursor line = new Cursor();
  private int nameEnd;

  /** Where the container's own line begins; {@code from} where the line has no such prefix. */
  int end(byte[] array, int from, int to) {
    line.over(array, from, Math.min(to, from + LONGEST));
    nameEnd = from;
    while (isNameByte(line.peek())) {
      line.at++;
    }
    int name = line.at;
    line.skipBlanks();
    if (name == from || line.at == name || !Cursor.isLetter(array[from]) || !line.skip("| ")) {
      return from;
    }
    nameEnd = name;
    return line.at;
  }

  /** The container's name as last read, without the number of its copy; or "". */
  String name(int from) {
    int end = nameEnd;
    while (end > from && Cursor.isDigit(line.bytes[end - 1])) {
      end--;
    }
    boolean copy = end < nameEnd && end - 1 > from && isSeparator(line.bytes[end - 1]);
    return Plain.text(line.bytes, from, copy ? end - 1 : nameEnd);
  }

  private static boolean isSeparator(int c) {
    return c == '-' || c == '_';
  }

  private static boolean isNameByte(int c) {
    return Cursor.isLetter(c) || Cursor.isDigit(c) || isSeparator(c) || c == '.';
  }
}
