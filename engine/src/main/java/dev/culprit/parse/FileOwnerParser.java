package dev.culprit.parse;

import dev.culprit.fact.FileOwner;
import dev.culprit.source.Reading;
import java.util.List;

/** {@code dpkg -S} and {@code rpm -qf}: which package a file came from, or that none did. */
final class FileOwnerParser extends LineParser {

  private static final String NO_MATCH = "no path found matching pattern ";
  private static final String NOT_OWNED = " is not owned by any package";

  FileOwnerParser() {
    super("file-owner");
  }

  @Override
  public boolean claims(Reading reading) {
    String arguments = Asked.arguments(reading.command());
    boolean rpm = Asked.tool(reading, "rpm") && arguments.matches("(-qf|-q -f|-q --file)\\b.*");
    boolean dpkg =
        Asked.tool(reading, "dpkg", "dpkg-query") && arguments.matches("(-S|--search)\\b.*");
    return rpm || dpkg;
  }

  @Override
  public int recognise(List<String> head) {
    int rows = 0;
    for (String line : head) {
      if (line.contains(NO_MATCH) || line.endsWith(NOT_OWNED)) {
        return 90;
      }
      if (colon(line) > 0) {
        rows++;
      } else if (!line.isBlank() && !Prompt.isEcho(line)) {
        return 0;
      }
    }
    return rows > 0 ? 65 : 0;
  }

  /** Where {@code package[:arch][, package]: /path} is parted, or -1. */
  private static int colon(String line) {
    int colon = line.indexOf(": /");
    return colon > 0
            && colon < 200
            && line.indexOf(": ", colon + 2) < 0
            && isNames(line.substring(0, colon))
        ? colon
        : -1;
  }

  private static boolean isNames(String text) {
    if (text.startsWith("diversion by ")) {
      return true;
    }
    for (String name : text.split(", ", 40)) {
      boolean word = name.length() > 1 && Character.isLowerCase(name.charAt(0));
      if (!(word || (!name.isEmpty() && Character.isDigit(name.charAt(0)))) || !isName(name)) {
        return false;
      }
    }
    return true;
  }

  /** As Debian allows: lower case letters, digits, signs, and the architecture. */
  private static boolean isName(String name) {
    return name.chars()
        .allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "+-.:".indexOf(c) >= 0);
  }

  @Override
  Rows begin(Sink out) {
    String only = onlyFile(out.asked());
    return (line, number) -> {
      int none = line.indexOf(NO_MATCH);
      if (none >= 0) {
        return observe(line.substring(none + NO_MATCH.length()), "", number, line, out);
      }
      if (line.endsWith(NOT_OWNED)) {
        String path = line.substring(0, line.length() - NOT_OWNED.length());
        return observe(path.replaceFirst("^(error: )?file ", ""), "", number, line, out);
      }
      int colon = colon(line);
      if (colon > 0) {
        String names = line.substring(0, colon);
        String name = PackageName.ofDebian(names.split(", ", 2)[0]);
        return names.startsWith("diversion by ")
            || observe(line.substring(colon + 2), name, number, line, out);
      }
      PackageName rpm = only.isEmpty() ? null : PackageName.ofRpm(line.strip());
      return rpm != null && observe(only, rpm.name(), number, line, out);
    };
  }

  /** The file that was asked for, if it was one: rpm does not repeat it in its answer. */
  private static String onlyFile(String command) {
    List<String> files =
        Text.words(Asked.arguments(command)).stream().filter(word -> word.startsWith("/")).toList();
    return files.size() == 1 ? files.get(0) : "";
  }

  private static boolean observe(String path, String name, int number, String line, Sink out) {
    String file = path.strip();
    if (!file.startsWith("/") || file.indexOf('*') >= 0) {
      return !file.isEmpty();
    }
    out.observe(new FileOwner(file, name, out.at(number, line)));
    return true;
  }
}
