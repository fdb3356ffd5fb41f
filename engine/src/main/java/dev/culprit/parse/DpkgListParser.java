package dev.culprit.parse;

import dev.culprit.fact.PackageInstalled;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code dpkg -l}, {@code dpkg-query -W} and a sosreport's installed-debs. */
final class DpkgListParser extends LineParser {

  DpkgListParser() {
    super("dpkg-l");
  }

  @Override
  public boolean claims(Reading reading) {
    String arguments = Asked.arguments(reading.command());
    boolean lists =
        arguments.startsWith("-l")
            || arguments.startsWith("--list")
            || arguments.startsWith("-W")
            || arguments.startsWith("--show");
    return (Asked.tool(reading, "dpkg", "dpkg-query") && lists)
        || reading.path().endsWith("installed-debs");
  }

  /** {@code name<tab>version} of dpkg-query -W, and a row of {@code apt list --installed}. */
  private static final Pattern LISTED =
      Pattern.compile(
          "([a-z0-9][a-z0-9.+-]+(?::\\w+)?)(?:\t|/\\S*now )((?:\\d+:)?\\d[\\w.+~:-]*)(?: \\S+ \\[installed.*\\])?");

  @Override
  public int recognise(List<String> head) {
    boolean header = head.stream().anyMatch(line -> line.startsWith("+++-=="));
    boolean desired = head.stream().anyMatch(line -> line.startsWith("Desired=Unknown/"));
    boolean rows = !head.isEmpty() && head.stream().allMatch(DpkgListParser::isStateRow);
    boolean listed =
        head.size() > 2
            && head.stream().filter(line -> LISTED.matcher(line).matches()).count() * 2
                > head.size();
    return header || desired ? 100 : listed ? 50 : rows ? 70 : 0;
  }

  /** {@code ii name version …}: what is wanted, what is, and a fault. */
  private static boolean isStateRow(String line) {
    boolean state =
        line.length() > 6
            && "uirph".indexOf(line.charAt(0)) >= 0
            && "ncHUFWti".indexOf(line.charAt(1)) >= 0
            && line.charAt(3) == ' ';
    List<String> words = state ? Text.words(line, 4) : List.of();
    return words.size() >= 3
        && words.get(0).length() <= 3
        && words.get(2).chars().anyMatch(Character::isDigit);
  }

  @Override
  Rows begin(Sink out) {
    boolean asked = !out.asked().isEmpty();
    return (line, number) -> {
      if (isStateRow(line)) {
        List<String> words = Text.words(line, 4);
        if (words.get(0).charAt(1) == 'i') {
          observe(words.get(1), words.get(2), number, line, out);
        }
        return true;
      }
      Matcher listed = LISTED.matcher(line);
      if (listed.matches()) {
        observe(listed.group(1), listed.group(2), number, line, out);
        return true;
      }
      List<String> words = Text.words(line);
      if (asked && words.size() == 2 && isName(words.get(0)) && isVersion(words.get(1))) {
        observe(words.get(0), words.get(1), number, line, out);
        return true;
      }
      return isHeading(line) || (asked && words.size() == 1 && isName(words.get(0)));
    };
  }

  private static void observe(String name, String version, int number, String line, Sink out) {
    String bare = PackageName.ofDebian(name);
    out.observe(new PackageInstalled(bare, version, out.at(number, line)));
  }

  private static boolean isName(String word) {
    return Character.isLetterOrDigit(word.charAt(0)) && word.length() < 200;
  }

  private static boolean isVersion(String word) {
    return Character.isDigit(word.charAt(0));
  }

  private static boolean isHeading(String line) {
    return line.startsWith("Desired=")
        || line.startsWith("un  ")
        || line.startsWith("Listing...")
        || line.startsWith("| Status=")
        || line.startsWith("|/ Err?=")
        || line.startsWith("||/ ")
        || line.startsWith("+++-");
  }
}
