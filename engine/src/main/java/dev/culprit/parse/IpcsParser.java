package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;

/** ipcs: the status and the limits as measures, such as {@code ipc.shared-memory.segments}. */
final class IpcsParser extends LineParser {

  IpcsParser() {
    super("ipcs");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ipcs");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, IpcsParser::isTitle);
  }

  /** {@code ------ Message Queues --------}; a rule between other columns holds no word. */
  private static boolean isTitle(String line) {
    return line.startsWith("------ ")
        && line.endsWith("--------")
        && line.chars().anyMatch(Character::isLetter);
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String section = "";
      private int rows;
      private boolean table;

      @Override
      public boolean row(String line, int number) {
        if (line.startsWith("------ ") && isTitle(line.stripTrailing())) {
          end();
          section = line.replace("-", "").strip().toLowerCase(Locale.ROOT).replace(' ', '-');
          table = false;
          return true;
        } else if (line.startsWith("key ") || line.startsWith("T ") || line.startsWith("shmid ")) {
          table = true;
          return true;
        } else if (table) {
          boolean row = line.startsWith("0x");
          rows += row ? 1 : 0;
          return row;
        }
        return !section.isEmpty() && value(line, number);
      }

      /** {@code max number of segments = 4096} and {@code segments allocated 0}. */
      private boolean value(String line, int number) {
        int equals = line.indexOf('=');
        List<String> words = Text.words(equals < 0 ? line : line.substring(equals + 1), 12);
        String value =
            equals >= 0 ? (words.isEmpty() ? "" : words.get(0)) : words.get(words.size() - 1);
        String name =
            equals < 0
                ? line.substring(0, Math.max(0, line.lastIndexOf(value)))
                : line.substring(0, equals);
        boolean numeric = Text.isNumber(value);
        if (numeric) {
          String key = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z]{1,20}", "-");
          String full =
              "ipc."
                  + section
                  + "."
                  + (key.endsWith("-") ? key.substring(0, key.length() - 1) : key);
          out.observe(
              new Measure(full, Double.parseDouble(value), out.sample(), out.at(number, line)));
        }
        return numeric || line.contains("Swap performance") || (equals > 0 && !words.isEmpty());
      }

      @Override
      public void end() {
        if (table && !section.isEmpty()) {
          out.observe(new Measure("ipc." + section + ".count", rows, out.sample(), out.at(0, "")));
        }
        rows = 0;
        table = false;
      }
    };
  }
}
