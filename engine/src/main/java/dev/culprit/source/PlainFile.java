package dev.culprit.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of this host as it lies there.
 *
 * @param path where it lies
 */
record PlainFile(Path path) implements Content {

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public InputStream openAt(long start) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(path);
    channel.position(start);
    return Channels.newInputStream(channel);
  }

  @Override
  public long size() throws IOException {
    return Files.size(path);
  }
}
