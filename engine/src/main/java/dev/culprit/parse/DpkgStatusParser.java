package dev.culprit.parse;

import dev.culprit.fact.PackageInstalled;
import dev.culprit.source.Reading;
import java.util.List;

/** dpkg's database, /var/lib/dpkg/status: paragraphs of fields. */
final class DpkgStatusParser extends LineParser {

  DpkgStatusParser() {
    super("dpkg-status");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().startsWith("/var/lib/dpkg/status");
  }

  @Override
  public int recognise(List<String> head) {
    boolean name = head.stream().anyMatch(line -> line.startsWith("Package: "));
    boolean status = head.stream().anyMatch(line -> line.startsWith("Status: install ok"));
    return name && status ? 95 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String name = "";
      private boolean installed;

      @Override
      public boolean row(String line, int number) {
        if (line.startsWith("Package: ")) {
          name = line.substring("Package: ".length()).strip();
          installed = false;
        } else if (line.startsWith("Status: ")) {
          installed = line.endsWith(" installed");
        } else if (line.startsWith("Version: ") && installed && !name.isEmpty()) {
          String version = line.substring("Version: ".length()).strip();
          out.observe(new PackageInstalled(name, version, out.at(number, line)));
          name = "";
        }
        return line.startsWith(" ") || line.startsWith("\t") || line.indexOf(':') > 0;
      }
    };
  }
}
