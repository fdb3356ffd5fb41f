package dev.culprit.parse;

import dev.culprit.fact.UnitState;
import dev.culprit.source.Reading;
import java.util.List;

/** {@code systemctl list-units -o json} (also {@code --failed}), since systemd 246. */
final class UnitsJsonParser extends JsonParser {

  UnitsJsonParser() {
    super("systemctl-json");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "systemctl")
        && Asked.arguments(reading.command()).matches(".*(?:-o|--output)[ =]?json.*");
  }

  @Override
  public int recognise(List<String> head) {
    return begins(head, "\"unit\"") && begins(head, "\"active\"") && begins(head, "\"load\"")
        ? 95
        : 0;
  }

  @Override
  boolean take(Json value, Place place) {
    for (Json unit : value.items()) {
      String load = unit.text("load");
      if (unit.has("unit") && unit.has("active")) {
        place
            .out()
            .observe(
                new UnitState(
                    unit.text("unit"),
                    unit.text("active"),
                    load.equals("loaded") ? unit.text("sub") : load,
                    false,
                    0,
                    -1,
                    place.of(unit.get("unit"))));
      }
    }
    return value.fields().isEmpty();
  }
}
