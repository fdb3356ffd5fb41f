package dev.culprit.parse;

import dev.culprit.fact.BalancerServer;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.List;

/** keepalived.conf: the real servers with how they are checked. */
final class KeepalivedParser extends LineParser {

  private static final List<String> SECTIONS =
      List.of("vrrp_instance ", "virtual_server ", "real_server ", "global_defs");

  KeepalivedParser() {
    super("keepalived-conf");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().endsWith("keepalived.conf") || reading.file().contains("/keepalived/");
  }

  @Override
  public int recognise(List<String> head) {
    return marked(head, 95, line -> SECTIONS.stream().anyMatch(line.strip()::startsWith));
  }

  @Override
  Rows begin(Sink out) {
    return new Blocks(out);
  }

  private static final class Blocks implements Rows {

    private final Sink out;
    private String service = "";
    private String server = "";
    private String check = "none";
    private Origin origin;
    private int depth;
    private int serverDepth;

    Blocks(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      List<String> words = Text.words(line.replace("{", " { ").replace("}", " } "), 20);
      String first = words.get(0);
      if (first.startsWith("#") || first.startsWith("!")) {
        return true;
      }
      if (first.equals("virtual_server") && words.size() > 2) {
        service = words.get(1) + ":" + words.get(2);
      } else if (first.equals("real_server") && words.size() > 2) {
        finish();
        server = words.get(1) + ":" + words.get(2);
        origin = out.at(number, line);
        serverDepth = depth;
      } else if (first.endsWith("_CHECK") || first.endsWith("_GET")) {
        boolean shallow = first.equals("TCP_CHECK") || first.equals("PING_CHECK");
        check = shallow ? "L4" : "L7";
      }
      braces(words);
      return true;
    }

    private void braces(List<String> words) {
      for (String word : words) {
        if (word.equals("{")) {
          depth++;
        } else if (word.equals("}")) {
          depth--;
          if (depth <= serverDepth) {
            finish();
          }
        }
      }
    }

    private void finish() {
      if (!server.isEmpty()) {
        out.observe(
            new BalancerServer("lvs", service, server, server, true, check, -1, -1, origin));
      }
      server = "";
      check = "none";
    }

    @Override
    public void end() {
      finish();
    }
  }
}
