package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.RaidArray;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;

/** /proc/mdstat. */
final class MdstatParser extends LineParser {

  MdstatParser() {
    super("mdstat");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().equals("/proc/mdstat");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> line.startsWith("Personalities :") || isArray(line));
  }

  private static boolean isArray(String line) {
    return line.startsWith("md") && (line.contains(" : active") || line.contains(" : inactive"));
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private Origin origin;
      private String name = "";
      private String level = "";
      private boolean active;
      private int disks = -1;
      private int working = -1;
      private String activity = "";
      private final List<String> failed = new ArrayList<>();

      @Override
      public boolean row(String line, int number) {
        if (isArray(line)) {
          end();
          array(Text.words(line, 200));
          origin = out.at(number, line);
          return true;
        }
        String text = line.strip();
        counts(text);
        boolean progress =
            text.contains("recovery =")
                || text.contains("resync =")
                || text.contains("reshape =")
                || text.contains("check =");
        if (progress || text.startsWith("resync=")) {
          activity = text.substring(Math.max(0, text.indexOf(']') + 1)).strip();
        }
        // the ends of lines that a mail program broke
        boolean rest =
            line.matches("(?:\\[[a-z0-9]{4,12}\\] ?){1,9}|finish=[\\d.]{1,12}min speed=.*");
        return rest
            || line.startsWith("Personalities")
            || line.startsWith("unused devices")
            || line.startsWith(" ");
      }

      private void array(List<String> words) {
        name = words.get(0);
        active = words.size() > 2 && words.get(2).equals("active");
        for (String word : words.subList(Math.min(3, words.size()), words.size())) {
          if (word.indexOf('[') > 0) {
            if (word.endsWith("(F)")) {
              failed.add(word.substring(0, word.indexOf('[')));
            }
          } else if (!word.startsWith("(")) {
            level = word;
          }
        }
      }

      /** {@code [2/1] [U_]}. */
      private void counts(String text) {
        for (String word : Text.words(text, 40)) {
          int slash = word.indexOf('/');
          if (word.startsWith("[") && word.endsWith("]") && slash > 1) {
            int all = Text.integer(word.substring(1, slash));
            int up = Text.integer(word.substring(slash + 1, word.length() - 1));
            if (all > 0 && up >= 0 && disks < 0) {
              disks = all;
              working = up;
            }
          }
        }
      }

      @Override
      public void end() {
        if (origin != null) {
          out.observe(new RaidArray(name, level, active, disks, working, failed, activity, origin));
        }
        origin = null;
        level = "";
        disks = -1;
        working = -1;
        activity = "";
        failed.clear();
      }
    };
  }
}
