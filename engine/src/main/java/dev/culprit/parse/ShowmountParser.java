package dev.culprit.parse;

import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;

/**
 * {@code showmount -e}, -a and -d: how many directories a file server offers, or who mounts them.
 */
final class ShowmountParser extends LineParser {

  ShowmountParser() {
    super("showmount");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "showmount");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, ShowmountParser::isHeader);
  }

  private static boolean isHeader(String line) {
    return line.startsWith("Export list for ")
        || line.startsWith("All mount points on ")
        || line.startsWith("Directories on ")
        || (line.startsWith("Hosts on ") && line.endsWith(":"));
  }

  @Override
  Rows begin(Sink out) {
    return new Rows() {
      private String kind = "";
      private int first;
      private String text = "";
      private int count;

      @Override
      public boolean row(String line, int number) {
        if (isHeader(line)) {
          end();
          kind = line.startsWith("Export") ? "exports" : "mounts";
          first = number;
          text = line;
          return true;
        }
        boolean row = !kind.isEmpty() && line.length() < 2_000 && line.indexOf("RPC: ") < 0;
        count += row ? 1 : 0;
        return row;
      }

      @Override
      public void end() {
        if (!kind.isEmpty()) {
          String name = "showmount." + kind;
          out.observe(new Measure(name, count, out.sample(), out.at(first, text)));
        }
        kind = "";
        count = 0;
      }
    };
  }
}
