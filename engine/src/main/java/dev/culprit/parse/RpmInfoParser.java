package dev.culprit.parse;

import dev.culprit.fact.PackageInstalled;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code rpm -qi} and {@code rpm -qai}, {@code yum info} and {@code dnf info}: what a package tells
 * of itself. Before rpm 4.9 two fields stood in a line. Of yum only what is installed counts.
 */
final class RpmInfoParser extends LineParser {

  private static final Pattern FIELD =
      Pattern.compile("([A-Z][A-Za-z -]{2,18}?) {0,12}: ?(.{0,300})");

  /** The second field of an old line. */
  private static final Pattern SECOND = Pattern.compile("\\s{2,}[A-Z][A-Za-z ]{2,14}: .*$");

  RpmInfoParser() {
    super("rpm-info");
  }

  @Override
  public boolean claims(Reading reading) {
    String arguments = " " + Asked.arguments(reading.command());
    return (Asked.tool(reading, "rpm") && arguments.matches(".* -qa?i.*"))
        || (Asked.tool(reading, "yum", "dnf") && arguments.contains(" info"));
  }

  @Override
  public int recognise(List<String> head) {
    boolean name = head.stream().anyMatch(line -> line.matches("Name {4,12}: \\S+.*"));
    boolean release = head.stream().anyMatch(line -> line.matches("Release {1,9}: \\S+.*"));
    return name && release ? 85 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String name = "";
      private String version = "";
      private int nameLine;
      private String nameText = "";
      private boolean available;
      private boolean begun;

      @Override
      public boolean row(String line, int number) {
        Matcher field = FIELD.matcher(line);
        if (!field.matches()) {
          available = line.startsWith("Available Packages") || (available && !isTitle(line));
          return begun || isTitle(line) || line.startsWith("Available Packages");
        }
        begun = true;
        String value = SECOND.matcher(field.group(2)).replaceFirst("").strip();
        switch (field.group(1)) {
          case "Name" -> {
            name = value;
            nameLine = number;
            nameText = line;
          }
          case "Version" -> version = value;
          case "Release" -> {
            if (!name.isEmpty() && !version.isEmpty() && !available) {
              String whole = version + "-" + value;
              out.observe(new PackageInstalled(name, whole, out.at(nameLine, nameText)));
            }
            name = "";
            version = "";
          }
          default -> {}
        }
        return true;
      }
    };
  }

  private static boolean isTitle(String line) {
    return line.startsWith("Installed Packages")
        || line.startsWith("Last metadata expiration check");
  }
}
