package dev.culprit.watch;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A file of samples that never grows beyond its bound: when it is full, every second sample of its
 * older part is left out, so that what is long ago is there, in coarser steps.
 *
 * <p>Each sample is a frame of its own: a mark, its length, a checksum, and the packed text. A
 * frame that was cut off by a crash ends the file, and is taken off before the next one is added.
 */
public final class Recording implements AutoCloseable {

  private static final int MARK = 0x43575231;
  private static final int HEAD = 12;

  /** No sample is longer; a host with fifty thousand processes makes 4 MiB. */
  private static final int LONGEST = 32 << 20;

  private static final Set<OpenOption> OPEN =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Path path;
  private final long most;
  private FileChannel channel;
  private Sample last;
  private int sinceKey;

  private Recording(Path path, long most) {
    this.path = path;
    this.most = most;
  }

  /**
   * Opens a recording to add to it, or begins one.
   *
   * @param most bytes on the disk
   * @throws IOException where it cannot be written, or somebody else writes it
   */
  public static Recording open(Path path, long most) throws IOException {
    Recording recording = new Recording(path, most);
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    recording.attach();
    try {
      recording.channel.truncate(wholeFrames(path));
      recording.channel.position(recording.channel.size());
      return recording;
    } catch (IOException e) {
      recording.close();
      throw e;
    }
  }

  private void attach() throws IOException {
    channel =
        FileChannel.open(
            path,
            OPEN,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    if (channel.tryLock() == null) {
      channel.close();
      throw new IOException("another culprit watch writes it");
    }
  }

  /** Adds a sample, which is on its way to the disk when this returns. */
  public void add(Sample sample) throws IOException {
    boolean key = last == null || sinceKey >= SampleText.KEY;
    byte[] frame = frame(SampleText.write(sample, key ? null : last));
    ByteBuffer bytes = ByteBuffer.wrap(frame);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    sinceKey = key ? 1 : sinceKey + 1;
    last = sample;
    if (channel.size() > most) {
      thin();
    }
  }

  /** Leaves out every second sample of the older three quarters. */
  private void thin() throws IOException {
    int[] count = new int[1];
    read(path, sample -> count[0]++);
    Path thinner = path.resolveSibling(path.getFileName() + ".thinner");
    int older = count[0] * 3 / 4;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(thinner))) {
      Thinner writer = new Thinner(out, older);
      read(path, writer);
      if (writer.failure != null) {
        throw writer.failure;
      }
    }
    Files.setPosixFilePermissions(thinner, PosixFilePermissions.fromString("rw-------"));
    Files.move(thinner, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    channel.close();
    attach();
    channel.position(channel.size());
    last = null;
  }

  private static final class Thinner implements Consumer<Sample> {

    private final OutputStream out;
    private final int older;
    private int number;
    private int written;
    private Sample last;
    private IOException failure;

    Thinner(OutputStream out, int older) {
      this.out = out;
      this.older = older;
    }

    @Override
    public void accept(Sample sample) {
      boolean kept = number >= older || number % 2 == 0;
      number++;
      if (!kept || failure != null) {
        return;
      }
      try {
        out.write(frame(SampleText.write(sample, written % SampleText.KEY == 0 ? null : last)));
        last = sample;
        written++;
      } catch (IOException e) {
        failure = e;
      }
    }
  }

  private static byte[] frame(String text) throws IOException {
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    deflater.setInput(plain);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream(plain.length / 4 + 64);
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    byte[] body = packed.toByteArray();
    CRC32 crc = new CRC32();
    crc.update(body);
    ByteArrayOutputStream frame = new ByteArrayOutputStream(body.length + HEAD);
    DataOutputStream data = new DataOutputStream(frame);
    data.writeInt(MARK);
    data.writeInt(body.length);
    data.writeInt((int) crc.getValue());
    data.write(body);
    return frame.toByteArray();
  }

  /**
   * Reads all samples of a recording, oldest first; what was cut off or damaged is left out.
   *
   * @throws IOException where the file cannot be read, or is no recording
   */
  public static void read(Path path, Consumer<Sample> samples) throws IOException {
    Sample[] last = new Sample[1];
    int[] frames = new int[1];
    walk(
        path,
        text -> {
          frames[0]++;
          last[0] = SampleText.read(text, last[0]);
          if (last[0] != null) {
            samples.accept(last[0]);
          }
        });
    if (frames[0] == 0 && Files.size(path) > 0) {
      throw new IOException("it is no recording of culprit watch");
    }
  }

  /** How far the file holds whole frames; one that is none is not to be written to. */
  private static long wholeFrames(Path path) throws IOException {
    long whole = walk(path, text -> {});
    if (whole == 0 && Files.size(path) >= HEAD && !beginsWithMark(path)) {
      throw new IOException("it is there already, and is no recording");
    }
    return whole;
  }

  private static boolean beginsWithMark(Path path) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(path))) {
      return in.readInt() == MARK;
    }
  }

  private static long walk(Path path, Consumer<String> frames) throws IOException {
    long whole = 0;
    try (InputStream file = Files.newInputStream(path);
        DataInputStream in = new DataInputStream(new BufferedInputStream(file, 1 << 16))) {
      while (true) {
        if (in.readInt() != MARK) {
          return whole;
        }
        int length = in.readInt();
        int sum = in.readInt();
        if (length < 0 || length > LONGEST) {
          return whole;
        }
        byte[] body = in.readNBytes(length);
        CRC32 crc = new CRC32();
        crc.update(body);
        if (body.length < length || (int) crc.getValue() != sum) {
          return whole;
        }
        frames.accept(unpacked(body));
        whole += HEAD + length;
      }
    } catch (EOFException end) {
      return whole;
    } catch (DataFormatException | IllegalArgumentException e) {
      throw new IOException("it is damaged: " + e.getMessage(), e);
    }
  }

  private static String unpacked(byte[] body) throws DataFormatException {
    Inflater inflater = new Inflater();
    inflater.setInput(body);
    ByteArrayOutputStream plain = new ByteArrayOutputStream(body.length * 4);
    byte[] buffer = new byte[8192];
    int n = inflater.inflate(buffer);
    while (n > 0) {
      plain.write(buffer, 0, n);
      if (plain.size() > LONGEST) {
        throw new DataFormatException("a sample unpacks to more than " + LONGEST + " bytes");
      }
      n = inflater.inflate(buffer);
    }
    inflater.end();
    return plain.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
