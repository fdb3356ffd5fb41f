package dev.culprit.callers;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a process has mapped where: {@code /proc/PID/maps}, see proc(5). */
final class AddressSpace {

  /** A process with more mappings than the kernel lets it have by itself (vm.max_map_count). */
  private static final int MOST = 70_000;

  private static final Pattern CODE =
      Pattern.compile(
          "([0-9a-f]{1,16})-([0-9a-f]{1,16}) r-xp ([0-9a-f]{1,16}) \\S+ \\d+ +(/.*?)(?: \\(deleted\\))?");

  private record Mapping(BigInteger from, BigInteger to, BigInteger offset, String file) {}

  /**
   * A place in a file.
   *
   * @param offset from the file's begin, such as {@code 0x1132}
   */
  record Place(String file, String offset) {}

  private final List<Mapping> mappings;

  private AddressSpace(List<Mapping> mappings) {
    this.mappings = mappings;
  }

  /** That of a process; an empty one when it may not be read. */
  static AddressSpace of(int pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/maps"))) {
      return of(lines.limit(MOST));
    } catch (IOException e) {
      return of(Stream.empty());
    }
  }

  /** That of these lines of maps. */
  static AddressSpace of(Stream<String> lines) {
    List<Mapping> mappings = new ArrayList<>();
    lines.forEach(
        line -> {
          Matcher code = CODE.matcher(line);
          if (code.matches()) {
            mappings.add(new Mapping(hex(code, 1), hex(code, 2), hex(code, 3), code.group(4)));
          }
        });
    return new AddressSpace(mappings);
  }

  private static BigInteger hex(Matcher code, int group) {
    return new BigInteger(code.group(group), 16);
  }

  /**
   * The file that holds the code at an address.
   *
   * @param address in hexadecimal, without {@code 0x}
   */
  Optional<Place> at(String address) {
    BigInteger at = new BigInteger(address, 16);
    return mappings.stream()
        .filter(m -> m.from().compareTo(at) <= 0 && at.compareTo(m.to()) < 0)
        .findFirst()
        .map(m -> new Place(m.file(), "0x" + at.subtract(m.from()).add(m.offset()).toString(16)));
  }
}
