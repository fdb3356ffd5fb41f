package dev.culprit.parse;

import dev.culprit.fact.HostIdentity;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/** hostname, /etc/hostname and hostnamectl. */
final class HostnameParser extends LineParser {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][-A-Za-z0-9_.]{0,252}");

  HostnameParser() {
    super("hostname");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "hostname", "hostnamectl")
        || Asked.file(reading, "/etc/hostname", "/proc/sys/kernel/hostname");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 100, line -> line.strip().startsWith("Static hostname:"));
  }

  @Override
  Rows begin(Sink out) {
    boolean control = Asked.tool(out.asked()).equals("hostnamectl");
    return (line, number) -> {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        return field(line, colon, number, out);
      }
      String name = line.strip();
      if (control || name.startsWith("#") || !NAME.matcher(name).matches()) {
        return false;
      }
      out.observe(new HostIdentity(name, "", "", out.at(number, line)));
      return true;
    };
  }

  private static boolean field(String line, int colon, int number, Sink out) {
    String value = line.substring(colon + 2).strip();
    switch (line.substring(0, colon).strip()) {
      case "Static hostname" -> out.observe(new HostIdentity(value, "", "", out.at(number, line)));
      case "Operating System" -> out.observe(new HostIdentity("", "", value, out.at(number, line)));
      case "Kernel" ->
          out.observe(
              new HostIdentity("", value.replaceFirst("^Linux ", ""), "", out.at(number, line)));
      default -> {
        return line.startsWith(" ") && colon < 30;
      }
    }
    return true;
  }
}
