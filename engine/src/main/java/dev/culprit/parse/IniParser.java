package dev.culprit.parse;

import dev.culprit.fact.ServiceSetting;
import java.util.List;

/** A configuration file of {@code [sections]} and {@code name = value} lines. */
abstract class IniParser extends LineParser {

  private final String service;

  IniParser(String id, String service) {
    super(id);
    this.service = service;
  }

  /** Whether the value is worth an observation. */
  abstract boolean keeps(String section, String name);

  /** How sure it is of one line, 0 to 100. */
  abstract int recogniseLine(String line);

  /** What else a kept value says. */
  void also(ServiceSetting setting, Sink out) {}

  @Override
  public int recognise(List<String> head) {
    int sure = 0;
    int rows = 0;
    int others = 0;
    for (String line : head) {
      String text = line.strip();
      boolean row = isSection(text) || text.indexOf('=') > 0;
      boolean comment = text.isEmpty() || text.startsWith(";") || text.startsWith("#");
      rows += row && !comment ? 1 : 0;
      others += row || comment ? 0 : 1;
      sure = comment ? sure : Math.max(sure, recogniseLine(text));
    }
    return rows > others ? sure : 0;
  }

  private static boolean isSection(String text) {
    return text.startsWith("[") && text.endsWith("]") && text.length() > 2;
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String section = "";

      @Override
      public boolean row(String line, int number) {
        String text = line.strip();
        if (text.startsWith(";") || text.startsWith("#")) {
          return true;
        } else if (isSection(text)) {
          section = text.substring(1, text.length() - 1);
          return true;
        }
        int equals = text.indexOf('=');
        if (equals <= 0) {
          return text.startsWith("include") || text.startsWith("!include");
        }
        String name = text.substring(0, equals).strip();
        if (keeps(section, name)) {
          String value = withoutComment(text.substring(equals + 1).strip());
          ServiceSetting setting =
              new ServiceSetting(service, section, name, value, out.at(number, line));
          out.observe(setting);
          also(setting, out);
        }
        return true;
      }
    };
  }

  private static String withoutComment(String value) {
    int comment = value.indexOf(" ;");
    String text = comment < 0 ? value : value.substring(0, comment).strip();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
