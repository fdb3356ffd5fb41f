package dev.culprit.parse;

import dev.culprit.fact.HostIdentity;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;

/** /etc/os-release, /etc/redhat-release, /etc/debian_version and lsb_release: the distribution. */
final class OsReleaseParser extends LineParser {

  OsReleaseParser() {
    super("os-release");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "lsb_release")
        || Asked.file(
            reading,
            "/os-release",
            "/redhat-release",
            "/centos-release",
            "/system-release",
            "/debian_version",
            "/lsb-release");
  }

  @Override
  public int recognise(List<String> head) {
    boolean pretty = head.stream().anyMatch(line -> line.startsWith("PRETTY_NAME="));
    boolean id = head.stream().anyMatch(line -> line.startsWith("ID="));
    boolean described = head.stream().anyMatch(line -> line.startsWith("Distributor ID:"));
    return described || (pretty && id) ? 100 : pretty ? 60 : isRelease(head) ? 70 : 0;
  }

  private static boolean isRelease(List<String> head) {
    List<String> lines = head.stream().filter(line -> !line.isBlank()).toList();
    return lines.size() == 1 && isRelease(lines.get(0));
  }

  private static boolean isRelease(String line) {
    return line.length() < 120
        && line.contains(" release ")
        && Character.isUpperCase(line.charAt(0));
  }

  @Override
  Rows begin(Sink out) {
    String file = out.asked().toLowerCase(Locale.ROOT);
    return (line, number) -> {
      String name = "";
      if (line.startsWith("PRETTY_NAME=") || line.startsWith("DISTRIB_DESCRIPTION=")) {
        name = line.substring(line.indexOf('=') + 1).replace("\"", "").replace("'", "");
      } else if (line.startsWith("Description:")) {
        name = line.substring("Description:".length()).strip();
      } else if (isRelease(line)) {
        name = line.strip();
      } else if (file.endsWith("/debian_version") && line.length() < 60) {
        name = "Debian " + line.strip();
      }
      if (!name.isEmpty()) {
        out.observe(new HostIdentity("", "", name, out.at(number, line)));
      }
      return !name.isEmpty() || isField(line);
    };
  }

  private static boolean isField(String line) {
    int end = Math.max(line.indexOf('='), line.indexOf(":\t"));
    boolean listed = line.startsWith("LSB Version:") || line.startsWith("No LSB modules");
    return listed || (end > 0 && end < 40 && !line.substring(0, end).contains("/"));
  }
}
