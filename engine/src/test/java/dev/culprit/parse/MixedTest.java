package dev.culprit.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.fact.DeletedFileHeld;
import dev.culprit.fact.ProcessLimit;
import dev.culprit.source.Content;
import dev.culprit.source.Lines;
import dev.culprit.source.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixedTest {

  @Test
  void anotherToolsOutputBelowIsReadToo() {
    String text =
        """
        State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess
        LISTEN 0      511                *:80              *:*
        no nginx
        COMMAND  PID     USER   FD   TYPE DEVICE  SIZE/OFF NLINK NODE NAME
        python3 2367 www-data    4w   REG    7,0 118489088     0   15 /data/raw.log.1 (deleted)
        Max open files            4096                 8192                 files
        """;
    RecordingSink sink = parse(new SsParser(), text);
    DeletedFileHeld file = only(sink, DeletedFileHeld.class);
    assertEquals(118489088, file.bytes());
    assertEquals(5, file.origin().line());
    ProcessLimit limit = only(sink, ProcessLimit.class);
    assertEquals(4096, limit.soft());
    assertEquals(6, limit.origin().line());
    assertEquals(List.of("3: no nginx"), sink.notUnderstood);
    assertTrue(sink.looked.contains("lsof"));
  }

  @Test
  void aTextThatIsMostlyNotUnderstoodIsLeftAlone() {
    RecordingSink sink = parse(new SsParser(), "some words\n".repeat(3_000));
    assertEquals(3_000, sink.notUnderstood.size());
  }

  private static RecordingSink parse(Parser parser, String text) {
    RecordingSink sink = new RecordingSink(new Reading("x", "", "", 0, Content.of(text)));
    try (Lines lines = Lines.of(text)) {
      Mixed.parse(parser, lines, sink);
    }
    return sink;
  }

  private static <T> T only(RecordingSink sink, Class<T> kind) {
    List<T> all = sink.observations.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertEquals(1, all.size());
    return all.get(0);
  }
}
