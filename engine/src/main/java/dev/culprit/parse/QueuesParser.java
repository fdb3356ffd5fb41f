package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.QueueDepth;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lengths of queues: {@code rabbitmqctl list_queues} with any columns, and {@code
 * kafka-consumer-groups --describe}.
 */
final class QueuesParser extends LineParser {

  private static final Set<String> RABBIT =
      Set.of(
          "name",
          "messages",
          "messages_ready",
          "messages_unacknowledged",
          "consumers",
          "memory",
          "state",
          "durable",
          "policy",
          "pid",
          "vhost",
          "type",
          "auto_delete",
          "arguments",
          "message_bytes");

  QueuesParser() {
    super("queues");
  }

  @Override
  public boolean claims(Reading reading) {
    return (Asked.tool(reading, "rabbitmqctl") && reading.command().contains("list_queues"))
        || reading.command().contains("kafka-consumer-groups");
  }

  @Override
  public int recognise(List<String> head) {
    int header =
        marked(
            head, 100, line -> isRabbitHeader(Text.words(line)) || isKafkaHeader(Text.words(line)));
    return Math.max(header, marked(head, 95, line -> line.startsWith("Listing queues")));
  }

  private static boolean isRabbitHeader(List<String> words) {
    return words.size() >= 2
        && RABBIT.containsAll(words)
        && words.contains("name")
        && (words.contains("messages") || words.contains("messages_ready"));
  }

  private static boolean isKafkaHeader(List<String> words) {
    return words.contains("TOPIC") && words.contains("LAG") && words.contains("PARTITION");
  }

  @Override
  Rows begin(Sink out) {
    return new Table(out);
  }

  private static final class Table implements Rows {

    private final Sink out;
    private List<String> columns = List.of("name", "messages");
    private final Map<String, long[]> groups = new LinkedHashMap<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();

    Table(Sink out) {
      this.out = out;
      String asked = out.asked();
      int at = asked.indexOf("list_queues");
      if (at >= 0) {
        List<String> named = new ArrayList<>(Text.words(asked.substring(at + 11)));
        named.removeIf(word -> !RABBIT.contains(word));
        columns = named.contains("name") ? named : columns;
      }
    }

    @Override
    public boolean row(String line, int number) {
      List<String> words = Text.words(line);
      if (isRabbitHeader(words) || isKafkaHeader(words)) {
        columns = words;
        return true;
      }
      if (line.startsWith("Timeout: ")
          || line.startsWith("Listing queues")
          || line.startsWith("...done")
          || line.startsWith("Consumer group ")) {
        return true;
      }
      return columns.contains("LAG") ? kafka(words, line, number) : rabbit(words, line, number);
    }

    private static String cell(List<String> columns, List<String> words, String name) {
      int i = columns.indexOf(name);
      return i < 0 || i >= words.size() ? "" : words.get(i);
    }

    private boolean rabbit(List<String> words, String line, int number) {
      String messages = cell(columns, words, "messages");
      String waiting = messages.isEmpty() ? cell(columns, words, "messages_ready") : messages;
      if (!Text.isNumber(waiting)) {
        return false;
      }
      String consumers = cell(columns, words, "consumers");
      out.looked("queue-depth");
      out.observe(
          new QueueDepth(
              "rabbitmq",
              cell(columns, words, "name"),
              Long.parseLong(waiting),
              Text.integer(consumers),
              out.at(number, line)));
      return true;
    }

    private boolean kafka(List<String> words, String line, int number) {
      String lag = cell(columns, words, "LAG");
      if (!Text.isNumber(lag) && !lag.equals("-")) {
        return false;
      }
      String group = cell(columns, words, "GROUP");
      String key = (group.isEmpty() ? "" : group + " on ") + cell(columns, words, "TOPIC");
      long[] sums = groups.computeIfAbsent(key, k -> new long[2]);
      sums[0] += Math.max(0, Text.number(lag, 0));
      String consumer = cell(columns, words, "CONSUMER-ID");
      sums[1] += consumer.isEmpty() || consumer.equals("-") ? 0 : 1;
      origins.putIfAbsent(key, out.at(number, line));
      return true;
    }

    @Override
    public void end() {
      groups.forEach(
          (key, sums) ->
              out.observe(new QueueDepth("kafka", key, sums[0], (int) sums[1], origins.get(key))));
    }
  }
}
