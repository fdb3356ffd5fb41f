package dev.culprit.flow;

import dev.culprit.knowledge.FlowNode;
import dev.culprit.source.Content;
import dev.culprit.source.Reading;
import dev.culprit.source.Skipped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What haproxy believes of its servers: the answer to {@code show stat} on its statistics socket,
 * which only tells and changes nothing.
 */
final class Belief {

  private static final int MOST = 4 << 20;

  private Belief() {}

  static void read(FlowNode node, Consumer<Reading> reader, Consumer<Skipped> skipped) {
    String command = "echo 'show stat' | socat stdio " + node.belief();
    try {
      byte[] answer = ask(node);
      reader.accept(new Reading(command, command, "", 0, Content.of(answer)));
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      skipped.accept(new Skipped(node.belief(), reason));
    }
  }

  private static byte[] ask(FlowNode node) throws IOException {
    long end = System.nanoTime() + node.patience().toNanos();
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        Selector selector = Selector.open()) {
      channel.connect(UnixDomainSocketAddress.of(node.belief()));
      channel.write(ByteBuffer.wrap("show stat\n".getBytes(StandardCharsets.US_ASCII)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
      while (answer.size() < MOST) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new IOException("it does not answer in time");
        }
        selector.select(left);
        selector.selectedKeys().clear();
        buffer.clear();
        int n = channel.read(buffer);
        if (n < 0) {
          break;
        }
        answer.write(buffer.array(), 0, n);
      }
    }
    return answer.toByteArray();
  }
}
