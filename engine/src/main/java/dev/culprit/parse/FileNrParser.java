package dev.culprit.parse;

import dev.culprit.source.Reading;
import java.util.List;

/**
 * /proc/sys/fs/file-nr, once or again and again with a time before and sockstat behind; each line
 * is a sample.
 */
final class FileNrParser extends LineParser {

  FileNrParser() {
    super("file-nr");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.file(reading, "/fs/file-nr")
        || (reading.command().contains("file-nr") && !isNamed(reading))
        || reading.path().contains("file-nr");
  }

  /** sysctl tells the names, of which it may have been asked for several. */
  private static boolean isNamed(Reading reading) {
    return Asked.tool(reading, "sysctl")
        && !(" " + Asked.arguments(reading.command())).matches(".* -[a-zA-Z]*n.*");
  }

  @Override
  public int recognise(List<String> head) {
    int sure = 0;
    for (String line : head) {
      if (line.isBlank() || Prompt.isEcho(line)) {
        continue;
      }
      List<String> words = numbers(line);
      boolean numbers = words.size() >= 3 && words.subList(0, 3).stream().allMatch(Text::isNumber);
      if (!numbers) {
        return line.startsWith("/proc/sys/") ? 0 : sure;
      }
      boolean alone = words.size() == 3 && words.get(1).equals("0") && isPlausible(words);
      sure = line.contains("file-nr") ? 95 : alone ? Math.max(sure, 50) : sure;
    }
    return sure;
  }

  /** Three numbers are many things; file-max is large, and above what is in use. */
  private static boolean isPlausible(List<String> words) {
    long used = Text.number(words.get(0), -1);
    long most = Text.number(words.get(2), -1);
    return used >= 0 && most >= 1024 && used <= most;
  }

  /** What follows {@code file-nr:}, or the whole line. */
  private static List<String> numbers(String line) {
    int at = line.indexOf("file-nr");
    int colon = at < 0 ? -1 : at + "file-nr".length();
    while (colon > 0 && colon < line.length() && ":=\t ".indexOf(line.charAt(colon)) >= 0) {
      colon++;
    }
    return Text.words(colon < 0 ? line : line.substring(colon), 4);
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private int sample = out.sample();

      @Override
      public boolean row(String line, int number) {
        List<String> numbers = numbers(line);
        if (!FileNr.observe(numbers, sample, number, line, out)) {
          return line.startsWith("sockets: ") || SockstatParser.row(line, number, out);
        }
        if (numbers.size() == 4) {
          sockstat(numbers.get(3), number, line);
        }
        sample++;
        return true;
      }

      /** {@code sockets: used 4080 TCP: inuse 1 orphan 0 …} on one line. */
      private void sockstat(String text, int number, String line) {
        String prefix = "";
        List<String> words = Text.words(text, 100);
        for (int i = 0; i + 1 < words.size(); i++) {
          String word = words.get(i);
          if (word.endsWith(":")) {
            prefix = "sockstat." + word.substring(0, word.length() - 1) + ".";
          } else if (!prefix.isEmpty() && Text.isNumber(words.get(i + 1))) {
            double value = Long.parseLong(words.get(++i));
            out.observe(
                new dev.culprit.fact.Measure(prefix + word, value, sample, out.at(number, line)));
          }
        }
      }
    };
  }
}
