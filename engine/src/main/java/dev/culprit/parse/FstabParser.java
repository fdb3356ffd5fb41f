package dev.culprit.parse;

import dev.culprit.fact.MountWanted;
import dev.culprit.source.Reading;
import java.util.List;

/** /etc/fstab: what is to be mounted where, and how. */
final class FstabParser extends LineParser {

  FstabParser() {
    super("fstab");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.file(reading, "/etc/fstab");
  }

  @Override
  public int recognise(List<String> head) {
    boolean said = head.stream().anyMatch(line -> line.startsWith("# /etc/fstab"));
    boolean row = head.stream().anyMatch(line -> line.matches("(?:UUID|LABEL)=\\S+\\s+/.*"));
    return said && row ? 95 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      if (line.strip().startsWith("#")) {
        return true;
      }
      List<String> words = Text.words(line, 7);
      if (words.size() < 4) {
        return false;
      }
      if (words.get(1).startsWith("/")) {
        out.observe(
            new MountWanted(
                words.get(1), words.get(0), words.get(2), words.get(3), out.at(number, line)));
      }
      return true;
    };
  }
}
