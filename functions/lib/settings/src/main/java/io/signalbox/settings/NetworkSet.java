package io.signalbox.settings;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Several IP networks, in which an address is found about as fast as in one. */
public final class NetworkSet {

  /**
   * How networks of one kind are told apart: the bits of their addresses, and of their prefixes.
   */
  private record Kind(int bits, int length) {}

  private final List<String> texts;
  private final Map<Kind, Set<BigInteger>> firsts = new HashMap<>();

  /**
   * Networks in CIDR notation, or addresses.
   *
   * @throws IllegalArgumentException if one of them is none, or has bits behind its length
   */
  public NetworkSet(List<String> texts) {
    this.texts = List.copyOf(texts);
    for (String text : texts) {
      NetworkRange network = NetworkRange.parse(text);
      firsts
          .computeIfAbsent(new Kind(network.bits(), network.length()), _ -> new HashSet<>())
          .add(network.first());
    }
  }

  /** The networks as they were written. */
  public List<String> texts() {
    return texts;
  }

  /**
   * Whether an address, or a network as a whole, lies in one of these; false for what is neither.
   */
  public boolean has(String text) {
    NetworkRange inner;
    try {
      inner = NetworkRange.parse(text);
    } catch (IllegalArgumentException none) {
      return false;
    }
    return firsts.entrySet().stream()
        .anyMatch(
            entry ->
                entry.getKey().bits() == inner.bits()
                    && entry.getKey().length() <= inner.length()
                    && entry.getValue().contains(inner.masked(entry.getKey().length())));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NetworkSet that && texts.equals(that.texts);
  }

  @Override
  public int hashCode() {
    return texts.hashCode();
  }

  @Override
  public String toString() {
    return texts.toString();
  }
}
