package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * lsmod and /proc/modules: how many modules are loaded, and how many of them are not the kernel's
 * own (marked O for out of tree, P for proprietary, E for unsigned, F for forced).
 */
final class ModulesParser extends LineParser {

  private static final Pattern PROC =
      Pattern.compile(
          "[\\w-]{1,64} \\d{1,12} -?\\d{1,9} (?:-|\\S{1,2000}) (?:Live|Loading|Unloading)"
              + " 0x[0-9a-f]{1,16}(?: \\([A-Z+-]{1,8}\\))?");

  private static final Pattern LISTED =
      Pattern.compile("[\\w-]{1,64} +\\d{1,12} +-?\\d{1,9}(?: +[\\w,-]{1,2000})?");

  ModulesParser() {
    super("modules");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "lsmod") || reading.file().equals("/proc/modules");
  }

  @Override
  public int recognise(List<String> head) {
    boolean header = marked(head, 1, ModulesParser::isHeader) > 0;
    boolean proc = marked(head, 1, line -> PROC.matcher(line).matches()) > 0;
    return header ? 95 : proc ? 92 : 0;
  }

  private static boolean isHeader(String line) {
    return line.matches("Module +Size +Used by.*");
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private int modules;
      private int foreign;
      private Origin proof;

      @Override
      public boolean row(String line, int number) {
        boolean proc = PROC.matcher(line).matches();
        if (!proc && !LISTED.matcher(line.stripTrailing()).matches()) {
          return isHeader(line) || line.equals("Modules:");
        }
        modules++;
        boolean marked = proc && line.matches(".*\\([A-Z+-]*[OPF][A-Z+-]*\\)");
        foreign += marked ? 1 : 0;
        proof = proof == null || (marked && foreign == 1) ? out.at(number, line) : proof;
        return true;
      }

      @Override
      public void end() {
        if (modules > 0) {
          out.observe(new Measure("modules.loaded", modules, out.sample(), proof));
          out.observe(new Measure("modules.out-of-tree", foreign, out.sample(), proof));
        }
      }
    };
  }
}
