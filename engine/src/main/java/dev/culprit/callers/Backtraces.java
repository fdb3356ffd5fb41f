package dev.culprit.callers;

import dev.culprit.trace.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What gdb printed at each stop in a system call: the call's name on a line of its own, and a
 * back-trace below it.
 */
final class Backtraces {

  /** Before the name of the call at which gdb stopped. */
  static final String STOP = "culprit-stop ";

  /** Frames without an address are inlined into the next, and are left out. */
  private static final Pattern FRAME =
      Pattern.compile("#\\d{1,3} +0x0*([0-9a-f]{1,16}) in (\\S{1,300}?)(?:@\\S*)? \\(.*");

  private final AddressSpace space;
  private final Map<String, Set<List<Frame>>> stacks = new LinkedHashMap<>();

  /** For a process with these mappings. */
  Backtraces(AddressSpace space) {
    this.space = space;
  }

  /** Reads what gdb printed; lines of another kind are passed over. */
  void read(String printed) {
    String call = "";
    List<Frame> stack = new ArrayList<>();
    for (String line : printed.split("\n", -1)) {
      Matcher frame = FRAME.matcher(line);
      if (line.startsWith(STOP)) {
        end(call, stack);
        call = line.substring(STOP.length()).strip();
        stack = new ArrayList<>();
      } else if (frame.matches()) {
        String function = frame.group(2).equals("??") ? "" : frame.group(2);
        space
            .at(frame.group(1))
            .map(place -> new Frame(place.file(), function, place.offset()))
            .ifPresent(stack::add);
      }
    }
    end(call, stack);
  }

  private void end(String call, List<Frame> stack) {
    if (!call.isEmpty() && !stack.isEmpty()) {
      stacks.computeIfAbsent(call, c -> new LinkedHashSet<>()).add(List.copyOf(stack));
    }
  }

  /** The stacks that were seen at a call, each once, in the order in which they came. */
  List<List<Frame>> at(String call) {
    return List.copyOf(stacks.getOrDefault(call, Set.of()));
  }
}
