package dev.culprit.parse;

import dev.culprit.fact.ConfiguredLimit;
import dev.culprit.fact.ServiceSetting;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;

/** systemd's unit files with their drop-ins, one by one or as {@code systemctl cat} prints them. */
final class UnitFileParser extends LineParser {

  private static final Set<String> SECTIONS = Set.of("[Service]", "[Unit]", "[Manager]");

  private static final List<String> KEPT =
      List.of(
          "Limit",
          "Exec",
          "Restart",
          "StartLimit",
          "Type",
          "User",
          "Memory",
          "CPU",
          "Tasks",
          "IO",
          "TimeoutStart",
          "TimeoutStop",
          "OOM",
          "WatchdogSec",
          "PIDFile",
          "After",
          "Requires",
          "Wants",
          "OnCalendar",
          "OnUnit",
          "Environment",
          "ListenStream",
          "BindsTo",
          "PartOf");

  UnitFileParser() {
    super("unit-file");
  }

  @Override
  public boolean claims(Reading reading) {
    String command = reading.command();
    String file = reading.file();
    return (file.startsWith("/etc/systemd/") || file.contains("lib/systemd/"))
        || (Asked.tool(reading, "systemctl") && Asked.arguments(command).startsWith("cat"));
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 90, line -> SECTIONS.contains(line.strip()));
  }

  @Override
  Rows begin(Sink out) {
    return new Unit(out);
  }

  private static final class Unit implements Rows {

    private final Sink out;
    private String unit;
    private String section = "";
    private boolean goesOn;

    Unit(Sink out) {
      this.out = out;
      this.unit = name(out.asked());
    }

    /** {@code php8.2-fpm.service} of a unit's file or of one in its {@code .d} folder. */
    private static String name(String path) {
      for (String part : path.split("[/ ]", 40)) {
        String name = part.endsWith(".d") ? part.substring(0, part.length() - 2) : part;
        if (name.endsWith(".service") || name.endsWith(".socket") || name.endsWith(".timer")) {
          return name;
        }
      }
      return Text.baseName(path);
    }

    @Override
    public boolean row(String line, int number) {
      String text = line.strip();
      boolean continued = goesOn;
      goesOn = text.endsWith("\\");
      if (text.startsWith("# /") && !name(text.substring(2)).isEmpty()) {
        unit = name(text.substring(2));
        return true;
      } else if (text.startsWith("#") || text.startsWith(";") || continued) {
        return true;
      } else if (text.startsWith("[") && text.endsWith("]")) {
        section = text.substring(1, text.length() - 1);
        return true;
      }
      int equals = text.indexOf('=');
      if (equals <= 0) {
        return false;
      }
      take(text.substring(0, equals).strip(), text.substring(equals + 1).strip(), number, line);
      return true;
    }

    private void take(String name, String value, int number, String line) {
      if (KEPT.stream().noneMatch(name::startsWith)) {
        return;
      }
      out.observe(new ServiceSetting(unit, section, name, value, out.at(number, line)));
      String resource = name.startsWith("Limit") ? LimitNames.ofWord(name.substring(5)) : null;
      long limit = LimitNames.value(value.split(":", 2)[0]);
      if (resource != null && limit >= 0) {
        out.observe(new ConfiguredLimit(unit, resource, limit, "unit", out.at(number, line)));
      }
    }
  }
}
