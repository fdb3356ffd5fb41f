package dev.culprit.parse;

import dev.culprit.fact.NameLookup;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code time getent hosts NAME}: a lookup as programs do it, and how long the shell waited. */
final class GetentParser extends LineParser {

  private static final Pattern ADDRESS = Pattern.compile("^([0-9a-fA-F.:]{3,45})\\s+(\\S+).*$");
  private static final Pattern TIME = Pattern.compile("^(real|user|sys)\\s+(\\d{1,4})m([\\d.]+)s$");

  /** Names are told within milliseconds; who gives up after a second has waited for a server. */
  private static final double WAITED_SECONDS = 1;

  GetentParser() {
    super("getent");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "getent")
        && Asked.arguments(reading.command()).matches("(?:hosts|ahosts|ahostsv[46])(?: .*)?");
  }

  @Override
  public int recognise(List<String> head) {
    return 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Lookup(out);
  }

  private static final class Lookup implements Rows {

    private final Sink out;
    private String name = "";
    private double seconds;
    private Origin origin;

    Lookup(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      Matcher time = TIME.matcher(line);
      if (time.matches()) {
        if (time.group(1).equals("real")) {
          seconds = Long.parseLong(time.group(2)) * 60 + Text.decimal(time.group(3));
          origin = out.at(number, line);
        }
        return true;
      }
      Matcher address = ADDRESS.matcher(line);
      if (!address.matches()) {
        return false;
      }
      name = address.group(2);
      origin = origin == null ? out.at(number, line) : origin;
      return true;
    }

    @Override
    public void end() {
      if (!name.isEmpty()) {
        out.observe(new NameLookup(name, "", "NOERROR", seconds, 0, origin));
      } else if (seconds >= WAITED_SECONDS) {
        out.observe(new NameLookup("", "", "no-answer", seconds, 0, origin));
      }
    }
  }
}
