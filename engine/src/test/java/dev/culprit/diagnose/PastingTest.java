package dev.culprit.diagnose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.culprit.fact.Observation;
import dev.culprit.fact.Origin;
import dev.culprit.knowledge.Pages;
import dev.culprit.source.Bundle;
import dev.culprit.source.Bundles;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever pasting does to a text, the same is read out of it. */
class PastingTest {

  private static final Map<String, String> OUTPUTS = new LinkedHashMap<>();

  static {
    OUTPUTS.put(
        "df -h",
        """
        Filesystem      Size  Used Avail Use% Mounted on
        /dev/vda1        40G   38G  2.0G  96% /
        /dev/vdb1       200G  200G     0 100% /srv/data
        """);
    OUTPUTS.put(
        "free -m",
        """
                      total        used        free      shared  buff/cache   available
        Mem:           7821        7102         201          12         517         430
        Swap:          2047        2047           0
        """);
    OUTPUTS.put(
        "ss -tanp",
        """
        State   Recv-Q Send-Q  Local Address:Port   Peer Address:Port
        LISTEN  129    128     *:8080               *:*                users:(("java",pid=1423,fd=51))
        ESTAB   0      0       10.0.0.5:80          10.0.0.9:51234     users:(("nginx",pid=881,fd=9))
        """);
    OUTPUTS.put(
        "ps aux",
        """
        USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND
        root         1  0.0  0.1 168140 11320 ?        Ss   Nov20   0:12 /sbin/init
        app       1423 97.0 61.2 9812344 4902344 ?     Sl   Nov20 812:33 /usr/bin/java -jar /opt/app.jar
        """);
  }

  /** What happens to a text on its way into a ticket. The functions keep no state. */
  @SuppressWarnings("ImmutableEnumChecker")
  enum Way {
    BASH(prompts("app@web01:~$ ")),
    ROOT(prompts("root@web01:/var/log# ")),
    RED_HAT(prompts("[root@web01 ~]# ")),
    ZSH(prompts("web01% ")),
    BUSYBOX(prompts("/ # ")),
    HEADINGS(text -> text.replaceAll("(?m)^\\$ (.*)$", "===== $1 =====")),
    WITHOUT_PROMPTS(text -> text.replaceAll("(?m)^\\$ .*$", "")),
    QUOTED(text -> text.replaceAll("(?m)^", "> ")),
    QUOTED_TWICE(text -> text.replaceAll("(?m)^", "> > ")),
    QUOTED_WITHOUT_PROMPTS(text -> QUOTED.way.apply(WITHOUT_PROMPTS.way.apply(text))),
    COLOURED(text -> text.replaceAll("(\\d+%)", "\u001b[01;31m$1\u001b[0m")),
    FROM_WINDOWS(text -> text.replace("\n", "\r\n")),
    INDENTED(text -> text.replaceAll("(?m)^", "    ")),
    TABBED(text -> text.replaceAll("(?m)^", "\t")),
    INDENTED_WITHOUT_PROMPTS(text -> INDENTED.way.apply(WITHOUT_PROMPTS.way.apply(text))),
    FENCED(text -> "The shop is down.\n\n```console\n" + text + "```\nWhat can I do?\n"),
    FENCED_EACH(text -> text.replaceAll("(?m)^(\\$ .*)$", "```\n\n```\n$1")),
    FENCED_WITHOUT_PROMPTS(text -> text.replaceAll("(?m)^\\$ .*$", "```\n\n```")),
    FORUM(text -> "[code]" + text.replaceAll("\n\\$ ", "[/code]\n\n[code]\\$ ")),
    TICKET(text -> text.replaceAll("(?m)^(\\$ .*)$", "{code}\n\n{code}\n$1")),
    ESCAPED(Way::escaped),
    ESCAPED_WITHOUT_PROMPTS(text -> escaped(WITHOUT_PROMPTS.way.apply(text))),
    PREFORMATTED(text -> "<pre><code>" + escaped(text) + "</code></pre>\n");

    private final UnaryOperator<String> way;

    Way(UnaryOperator<String> way) {
      this.way = way;
    }

    private static UnaryOperator<String> prompts(String prompt) {
      return text -> text.replaceAll("(?m)^\\$ ", prompt.replace("$", "\\$"));
    }

    private static String escaped(String text) {
      return text.replace("&", "&amp;")
          .replace("\"", "&quot;")
          .replace("<", "&lt;")
          .replace(">", "&gt;");
    }
  }

  @Test
  void theCleanTextIsReadToItsLastRow() throws Exception {
    SortedSet<String> seen = seen(clean());
    assertTrue(seen.stream().anyMatch(s -> s.contains("/srv/data")), seen.toString());
    assertTrue(seen.stream().anyMatch(s -> s.contains("1423")), seen.toString());
    assertTrue(seen.stream().anyMatch(s -> s.contains("8080")), seen.toString());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void readsTheSameHoweverItWasPasted(Way way) throws Exception {
    assertEquals(seen(clean()), seen(way.way.apply(clean())));
  }

  private static String clean() {
    return OUTPUTS.entrySet().stream()
        .map(output -> "$ " + output.getKey() + "\n" + output.getValue())
        .collect(Collectors.joining());
  }

  /** What is observed, without where it stood. */
  private static SortedSet<String> seen(String text) throws Exception {
    InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    Reader reader = new Reader(new Pages().knowledge(), Options.NONE, new Stopwatch());
    try (Bundle bundle = Bundles.open(List.of(Path.of("-")), in)) {
      reader.read(bundle);
    }
    return reader.collected().observations().stream()
        .filter(one -> !one.getClass().getSimpleName().equals("LogSpan"))
        .map(PastingTest::values)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String values(Observation observation) {
    StringBuilder text = new StringBuilder(observation.getClass().getSimpleName());
    for (RecordComponent component : observation.getClass().getRecordComponents()) {
      if (!component.getType().equals(Origin.class)) {
        try {
          text.append(' ').append(component.getAccessor().invoke(observation));
        } catch (ReflectiveOperationException e) {
          throw new LinkageError(e.getMessage(), e);
        }
      }
    }
    return text.toString();
  }
}
