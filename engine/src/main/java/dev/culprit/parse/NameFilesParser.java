package dev.culprit.parse;

import dev.culprit.fact.ServiceSetting;
import dev.culprit.source.Reading;
import java.util.List;

/** /etc/hosts and /etc/nsswitch.conf: where names are looked up, and which need no server. */
final class NameFilesParser extends LineParser {

  /** A blocklist has a hundred thousand lines; nobody asks for them. */
  private static final int MOST = 2_000;

  private static final List<String> DATABASES =
      List.of("passwd", "group", "shadow", "hosts", "networks", "services", "protocols", "rpc");

  NameFilesParser() {
    super("name-files");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().equals("/etc/hosts") || reading.file().equals("/etc/nsswitch.conf");
  }

  @Override
  public int recognise(List<String> head) {
    boolean sources = marked(head, 1, line -> line.matches("hosts:\\s+.*\\bfiles\\b.*")) > 0;
    boolean local = marked(head, 1, line -> line.matches("127\\.0\\.0\\.1\\s+.*localhost.*")) > 0;
    return (sources || local) && mostly(head, NameFilesParser::isRow) ? 85 : 0;
  }

  private static boolean isRow(String line) {
    List<String> words = Text.words(uncommented(line), 3);
    return words.isEmpty()
        || (words.size() > 1 && (isAddress(words.get(0)) || isDatabase(words.get(0))));
  }

  private static String uncommented(String line) {
    int comment = line.indexOf('#');
    return comment < 0 ? line : line.substring(0, comment);
  }

  private static boolean isAddress(String word) {
    return word.length() <= 45
        && (word.matches("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}")
            || (word.indexOf(':') >= 0 && word.matches("[0-9a-zA-Z:.%]{2,45}")))
        && !isDatabase(word);
  }

  private static boolean isDatabase(String word) {
    return word.endsWith(":")
        && word.length() > 2
        && word.substring(0, word.length() - 1).matches("[a-z_]+");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private int names;

      @Override
      public boolean row(String line, int number) {
        List<String> words = Text.words(uncommented(line), 60);
        if (words.isEmpty()) {
          return true;
        }
        String first = words.get(0);
        if (isDatabase(first) && words.size() > 1) {
          String database = first.substring(0, first.length() - 1);
          if (DATABASES.contains(database)) {
            observe("nsswitch", "", database, words, number, line);
          }
          return true;
        }
        if (!isAddress(first) || words.size() < 2) {
          return false;
        }
        if (names++ < MOST) {
          observe("hosts", first, "names", words, number, line);
        }
        return true;
      }

      private void observe(
          String service,
          String section,
          String name,
          List<String> words,
          int number,
          String line) {
        String value = String.join(" ", words.subList(1, words.size()));
        out.observe(new ServiceSetting(service, section, name, value, out.at(number, line)));
      }
    };
  }
}
