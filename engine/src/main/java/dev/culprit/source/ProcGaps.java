package dev.culprit.source;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in few sentences what the processes kept from us. */
record ProcGaps(
    LiveOut out, List<ProcFiles> quick, List<ProcFiles> locked, List<ProcDescriptors> descriptors) {

  /** Hanging processes that are named. */
  private static final int NAMED = 10;

  void tell() {
    int programs = 0;
    int hidden = 0;
    int maps = 0;
    for (int i = 0; i < quick.size(); i++) {
      if (quick.get(i).isProgram()) {
        programs++;
        boolean denied = descriptors.get(i).state() == ProcDescriptors.State.DENIED;
        hidden += denied ? 1 : 0;
        maps += !denied && locked.get(i).denied().contains("maps") ? 1 : 0;
      }
    }
    tellDenied("fd", hidden, programs, "their descriptors can be read by root only");
    tellDenied("maps", maps, programs, "what they have loaded can be read by root only");
    tellHung();
  }

  private void tellDenied(String kind, int denied, int programs, String what) {
    if (denied > 0) {
      out.skip(ProcSections.path(kind), denied + " of " + programs + " processes: " + what);
    }
  }

  private void tellHung() {
    List<Integer> hung = new ArrayList<>();
    for (int i = 0; i < quick.size(); i++) {
      if (quick.get(i).lost() || locked.get(i).lost()) {
        hung.add(quick.get(i).pid());
      }
    }
    if (!hung.isEmpty()) {
      String names =
          hung.stream().limit(NAMED).map(String::valueOf).collect(Collectors.joining(", "));
      out.skip(
          "/proc/*/cmdline",
          hung.size()
              + (hung.size() == 1 ? " process" : " processes")
              + " hang in the kernel, so that reading their files would wait for ever: pid "
              + names
              + (hung.size() > NAMED ? ", …" : ""));
    }
  }
}
