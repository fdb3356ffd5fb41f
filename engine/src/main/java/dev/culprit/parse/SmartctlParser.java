package dev.culprit.parse;

import dev.culprit.fact.DiskHealth;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code smartctl -a}, -x, -H and -A of ATA, SAS and NVMe disks. */
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

  /** The sum of what a SAS disk could neither read, write nor verify. */
  static final String UNCORRECTED = "Total uncorrected errors";

  private static final Set<String> COUNTED = Set.of("read:", "write:", "verify:");

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

  /**
   * The count in a raw value. Notes in brackets may follow it ({@code 31 (Min/Max 18/45)}), hours
   * may go on with minutes ({@code 4711h+20m+13.880s}), and where the value is shown as three
   * numbers of 16 bits, the lowest comes last, which is the count; those before it are of slow
   * commands.
   */
  static String count(String raw) {
    List<String> words = Text.words(raw, 4);
    boolean numbers = words.stream().allMatch(Text::isNumber);
    String word = words.isEmpty() ? "" : words.get(numbers ? words.size() - 1 : 0);
    int hours = word.indexOf("h+");
    return hours > 0 ? word.substring(0, hours) : word;
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
      private boolean brief;
      private long uncorrected = -1;

      @Override
      public boolean row(String line, int number) {
        String text = line.strip();
        if (text.startsWith("SMART overall-health") || text.startsWith("SMART Health Status")) {
          passed = text.endsWith("PASSED") || text.endsWith("OK");
          origin = out.at(number, line);
          return true;
        }
        if (text.startsWith("ID# ATTRIBUTE_NAME")) {
          brief = text.contains(" FLAGS ");
        }
        attribute(text, number, line);
        errors(text, number, line);
        return !line.contains("not found");
      }

      /** The raw value ends the row: the tenth cell, or with -x and -f brief the eighth. */
      private void attribute(String text, int number, String line) {
        int raw = brief ? 8 : 10;
        List<String> cells = Text.words(text, raw);
        if (cells.size() == raw
            && Text.isNumber(cells.get(0))
            && ATTRIBUTES.contains(cells.get(1))) {
          put(cells.get(1), count(cells.get(raw - 1)), number, line);
          return;
        }
        int colon = text.indexOf(':');
        if (colon > 0 && NVME.contains(text.substring(0, colon))) {
          String value = text.substring(colon + 1).replace(",", "").replace("%", "").strip();
          put(text.substring(0, colon), value, number, line);
        }
      }

      /** A row of a SAS disk's error counters; the last is of errors that it could not correct. */
      private void errors(String text, int number, String line) {
        List<String> cells = Text.words(text, 9);
        if (cells.size() == 8
            && COUNTED.contains(cells.get(0))
            && Text.isNumber(cells.get(1))
            && Text.isNumber(cells.get(7))) {
          uncorrected = Math.max(0, uncorrected) + Long.parseLong(cells.get(7));
          put(UNCORRECTED, String.valueOf(uncorrected), number, line);
        }
      }

      private void put(String name, String value, int number, String line) {
        long count =
            value.matches("0x[0-9a-fA-F]{1,8}")
                ? Long.parseLong(value.substring(2), 16)
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
