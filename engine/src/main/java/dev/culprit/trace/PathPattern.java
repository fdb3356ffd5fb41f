package dev.culprit.trace;

/** A file's path with what changes from file to file replaced, so that like files are one site. */
final class PathPattern {

  private static final int MAX = 160;

  private PathPattern() {}

  /**
   * {@code /srv/img/img175.jpg} becomes {@code /srv/img/*.jpg}, {@code /proc/12/stat} {@code
   * /proc/N/stat}.
   */
  static String of(String path) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    return cut(folder(path, slash) + (hasDigit(name) ? general(name) : name));
  }

  /** The same with the name always replaced. */
  static String familyOf(String path) {
    int slash = path.lastIndexOf('/');
    String name = path.substring(slash + 1);
    return cut(folder(path, slash) + (name.isEmpty() ? "" : general(name)));
  }

  private static String folder(String path, int slash) {
    StringBuilder out = new StringBuilder();
    int start = 0;
    for (int i = 0; i <= slash; i++) {
      if (path.charAt(i) == '/') {
        String part = path.substring(start, i);
        boolean number = !part.isEmpty() && Numbers.digitsEnd(part, 0) == part.length();
        out.append(number ? "N" : part).append('/');
        start = i + 1;
      }
    }
    return out.toString();
  }

  private static String general(String name) {
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 ? name.substring(dot) : "";
    return hasDigit(extension) || extension.length() > 8 ? "*" : "*" + extension;
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  private static String cut(String text) {
    return text.length() > MAX ? text.substring(0, MAX) : text;
  }
}
