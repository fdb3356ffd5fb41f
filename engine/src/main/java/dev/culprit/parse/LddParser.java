package dev.culprit.parse;

import dev.culprit.fact.LibraryLinked;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ldd of glibc and of musl: which file each library of a program comes from. */
final class LddParser extends LineParser {

  private static final Pattern ROW =
      Pattern.compile(
          "\\s{0,12}(\\S{1,200}) => (?:(not found)|(/\\S{1,400}))?(?: ?\\((0x[0-9a-f]{4,16})\\))?");

  private static final Pattern PLAIN =
      Pattern.compile("\\s{0,12}\\S{1,200} \\(0x[0-9a-f]{4,16}\\)");

  /** musl's loader, and glibc's where a version or symbol of a library is missing. */
  private static final Pattern MISSING =
      Pattern.compile(
          "Error loading shared library ([^:]{1,200}): No such file.*"
              + "|\\S{1,400}: (\\S{1,400}): (?:version|no version information|undefined symbol).*"
              + "|Error relocating .*|undefined symbol: .*");

  /** What {@code ldd -v} adds: {@code libc.so.6 (GLIBC_2.34) => not found}. */
  private static final Pattern VERSION =
      Pattern.compile("\\s{1,20}(\\S{1,200} \\([\\w.-]{1,80}\\)) => (not found|/\\S{1,400})");

  LddParser() {
    super("ldd");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "ldd");
  }

  @Override
  public int recognise(List<String> head) {
    long rows = head.stream().filter(line -> ROW.matcher(line).matches()).count();
    long plain = head.stream().filter(line -> PLAIN.matcher(line).matches()).count();
    return rows > 0 && (rows + plain) * 2 > head.size() ? 90 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      Matcher row = ROW.matcher(line);
      Matcher missing = MISSING.matcher(line);
      if (row.matches() && (row.group(2) != null || row.group(3) != null)) {
        String path = row.group(3) == null ? "" : row.group(3);
        out.observe(new LibraryLinked(row.group(1), path, out.at(number, line)));
        return true;
      } else if (missing.matches()) {
        if (missing.group(1) != null) {
          out.observe(new LibraryLinked(missing.group(1), "", out.at(number, line)));
        }
        return true;
      }
      Matcher version = VERSION.matcher(line);
      if (version.matches()) {
        if (version.group(2).equals("not found")) {
          out.observe(new LibraryLinked(version.group(1), "", out.at(number, line)));
        }
        return true;
      }
      return row.matches()
          || PLAIN.matcher(line).matches()
          || line.matches(
              "\\s*(?:statically linked|not a dynamic executable|Version information:|\\.{0,2}/\\S+:)");
    };
  }
}
