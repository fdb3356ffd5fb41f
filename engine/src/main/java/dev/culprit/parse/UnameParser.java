package dev.culprit.parse;

import dev.culprit.fact.HostIdentity;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/** uname -a, uname -r and /proc/version: the kernel's release and the host's name. */
final class UnameParser extends LineParser {

  private static final Pattern RELEASE = Pattern.compile("\\d{1,2}\\.\\d{1,3}[-.\\w+~]{0,60}");

  UnameParser() {
    super("uname");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "uname")
        || Asked.file(reading, "/proc/version", "/proc/sys/kernel/osrelease");
  }

  @Override
  public int recognise(List<String> head) {
    boolean any = false;
    for (String line : head) {
      if (!line.isBlank() && !Prompt.isEcho(line)) {
        if (any || !(line.startsWith("Linux ") && identity(line) != null)) {
          return 0;
        }
        any = true;
      }
    }
    return any ? 90 : 0;
  }

  /** Name and release, or null when the line is neither form. */
  private static String[] identity(String line) {
    List<String> words = Text.words(line, 5);
    if (words.size() == 1 && RELEASE.matcher(words.get(0)).matches()) {
      return new String[] {"", words.get(0)};
    }
    if (words.size() < 3 || !words.get(0).equals("Linux")) {
      return null;
    }
    String release = words.get(2);
    if (!RELEASE.matcher(release).matches()) {
      return null;
    }
    return new String[] {words.get(1).equals("version") ? "" : words.get(1), release};
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      String[] identity = identity(line);
      if (identity == null) {
        return line.strip().equals("Linux");
      }
      out.observe(new HostIdentity(identity[0], identity[1], "", out.at(number, line)));
      return true;
    };
  }
}
