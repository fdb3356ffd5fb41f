package dev.culprit.parse;

import dev.culprit.fact.KernelSetting;
import dev.culprit.source.Reading;
import java.util.List;

/** One file below /proc/sys; its path is the setting's name. */
final class ProcSysParser extends LineParser {

  private static final String ROOT = "/proc/sys/";

  ProcSysParser() {
    super("proc-sys");
  }

  @Override
  public boolean claims(Reading reading) {
    return !name(reading.file()).isEmpty() || !name(argument(reading.command())).isEmpty();
  }

  private static String argument(String command) {
    List<String> words = Text.words(command, 3);
    boolean cat = words.size() == 2 && Text.baseName(words.get(0)).equals("cat");
    return cat ? words.get(1) : "";
  }

  /** {@code net.core.somaxconn} of {@code /proc/sys/net/core/somaxconn}; "" of another path. */
  private static String name(String path) {
    boolean one = path.indexOf('*') < 0 && !path.endsWith("/file-nr") && !path.endsWith(".txt");
    return path.startsWith(ROOT) && one ? dotted(path) : "";
  }

  private static String dotted(String path) {
    return path.substring(ROOT.length()).replace('/', '.');
  }

  /** A bare value does not tell what it is; lines as grep prints them do. */
  @Override
  public int recognise(List<String> head) {
    long rows = head.stream().filter(line -> colon(line) > 0).count();
    if (rows > 0) {
      return rows * 2 > head.stream().filter(line -> !line.isBlank()).count() ? 90 : 0;
    }
    boolean value = head.size() == 1 && !head.get(0).isBlank() && Absence.why(head.get(0)) == null;
    return value ? 1 : 0;
  }

  /** Where the path ends in {@code /proc/sys/fs/file-max: 2466183}, or -1. */
  private static int colon(String line) {
    int colon = line.startsWith(ROOT) ? line.indexOf(':') : -1;
    return colon > 0 && line.lastIndexOf(' ', colon) < 0 ? colon : -1;
  }

  @Override
  Rows begin(Sink out) {
    String own = name(out.asked());
    String asked = own.isEmpty() ? name(argument(out.asked())) : own;
    return (line, number) -> {
      int colon = colon(line);
      String name = colon > 0 ? dotted(line.substring(0, colon)) : asked;
      if (name.isEmpty() || Absence.why(line) != null) {
        return false;
      }
      String value = String.join(" ", Text.words(line.substring(colon + 1), 64));
      out.observe(new KernelSetting(name, value, out.at(number, line)));
      if (name.equals("fs.file-nr")) {
        FileNr.observe(Text.words(value, 3), out.sample(), number, line, out);
      }
      return true;
    };
  }
}
