package dev.culprit.parse;

import dev.culprit.fact.DiskHealth;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code smartctl -a}, -H and -A of ATA, SAS and NVMe disks. */
final class SmartctlParser extends LineParser {

  static final Set<String> ATTRIBUTES =
      Set.of(
          "Reallocated_Sector_Ct",
          "Current_Pending_Sector",
          "Offline_Uncorrectable",
          "Reported_Uncorrect",
          "UDMA_CRC_Error_Count",
          "Reallocated_Event_Count",
          "Command_Timeout",
          "Wear_Leveling_Count",
          "Media_Wearout_Indicator",
          "Power_On_Hours",
          "End-to-End_Error");

  private static final Set<String> NVME =
      Set.of(
          "Critical Warning",
          "Media and Data Integrity Errors",
          "Percentage Used",
          "Available Spare",
          "Error Information Log Entries",
          "Elements in grown defect list",
          "Power On Hours");

  SmartctlParser() {
    super("smartctl");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "smartctl");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(
        head,
        95,
        line ->
            line.startsWith("smartctl ")
                || line.contains("START OF READ SMART DATA")
                || line.startsWith("ID# ATTRIBUTE_NAME"));
  }

  @Override
  Rows begin(Sink out) {
    List<String> words = Text.words(out.asked(), 20);
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    String device = last.startsWith("/dev/") ? last : "";
    Map<String, Long> counts = new TreeMap<>();
    return new Rows() {
      private Origin origin;
      private boolean passed = true;

      @Override
      public boolean row(String line, int number) {
        String text = line.strip();
        if (text.startsWith("SMART overall-health") || text.startsWith("SMART Health Status")) {
          passed = text.endsWith("PASSED") || text.endsWith("OK");
          origin = out.at(number, line);
          return true;
        }
        attribute(text, number, line);
        return !line.contains("not found");
      }

      private void attribute(String text, int number, String line) {
        List<String> cells = Text.words(text, 10);
        if (cells.size() == 10
            && Text.isNumber(cells.get(0))
            && ATTRIBUTES.contains(cells.get(1))) {
          put(cells.get(1), Text.words(cells.get(9), 2).get(0), number, line);
          return;
        }
        int colon = text.indexOf(':');
        if (colon > 0 && NVME.contains(text.substring(0, colon))) {
          String value = text.substring(colon + 1).replace(",", "").replace("%", "").strip();
          put(text.substring(0, colon), value, number, line);
        }
      }

      private void put(String name, String value, int number, String line) {
        long count =
            value.startsWith("0x")
                ? Math.max(0, Character.digit(value.charAt(value.length() - 1), 16))
                : Text.number(value, -1);
        if (count >= 0) {
          counts.put(name, count);
          origin = origin == null ? out.at(number, line) : origin;
        }
      }

      @Override
      public void end() {
        if (origin != null) {
          out.observe(new DiskHealth(device, passed, counts, origin));
        }
      }
    };
  }
}
