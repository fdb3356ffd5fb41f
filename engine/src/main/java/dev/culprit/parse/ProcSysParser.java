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
    return path.startsWith(ROOT) && path.indexOf('*') < 0 && !path.endsWith("/file-nr")
        ? path.substring(ROOT.length()).replace('/', '.')
        : "";
  }

  /** The text alone is a bare value. */
  @Override
  public int recognise(List<String> head) {
    boolean value = head.size() == 1 && !head.get(0).isBlank() && Absence.why(head.get(0)) == null;
    return value ? 1 : 0;
  }

  @Override
  Rows begin(Sink out) {
    String own = name(out.asked());
    String name = own.isEmpty() ? name(argument(out.asked())) : own;
    return (line, number) -> {
      if (name.isEmpty() || Absence.why(line) != null) {
        return false;
      }
      String value = String.join(" ", Text.words(line, 64));
      out.observe(new KernelSetting(name, value, out.at(number, line)));
      return true;
    };
  }
}
