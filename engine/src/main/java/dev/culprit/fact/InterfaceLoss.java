package dev.culprit.fact;

import java.util.List;

/**
 * What an interface has lost, since it came up and between two looks at it.
 *
 * @param packets received and sent, since it came up
 * @param errors receive and transmit errors, overruns and transmit drops, since it came up: a card
 *     or a cable that works has next to none
 * @param sendDropped the transmit drops among them
 * @param receiveDropped receive drops, since it came up: the kernel counts here also what nobody
 *     here asked for, such as unknown protocols
 * @param packetsGrew packets between the looks, or -1 without a second look
 * @param errorsGrew errors between the looks, or -1 without a second look
 * @param receiveDroppedGrew receive drops between the looks, or -1 without a second look
 */
public record InterfaceLoss(
    Subject device,
    long packets,
    long errors,
    long sendDropped,
    long receiveDropped,
    long packetsGrew,
    long errorsGrew,
    long receiveDroppedGrew,
    List<Origin> proof)
    implements Proven {

  /** Copies the list. */
  public InterfaceLoss {
    proof = List.copyOf(proof);
  }

  /** Errors in a thousand packets, the lost ones among them. */
  public long errorsPerThousand() {
    return packets + errors <= 0 ? 0 : 1000 * errors / (packets + errors);
  }

  /** Receive drops in a thousand packets. */
  public long receiveDropsPerThousand() {
    return packets + receiveDropped <= 0 ? 0 : 1000 * receiveDropped / (packets + receiveDropped);
  }

  /** Errors in a thousand packets between the looks. */
  public long errorsPerThousandNow() {
    return packetsGrew + errorsGrew <= 0 ? 0 : 1000 * errorsGrew / (packetsGrew + errorsGrew);
  }

  /** Receive drops in a thousand packets between the looks. */
  public long receiveDropsPerThousandNow() {
    long all = packetsGrew + receiveDroppedGrew;
    return all <= 0 ? 0 : 1000 * receiveDroppedGrew / all;
  }
}
