package io.signalbox.simulation.check;

import io.signalbox.simulation.engine.SimulatedProcess;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request or mail that arrived at a receiver, and what the hub heard of it. */
public final class Sent {

  /** How a receiver answers. */
  public enum Answer {
    TAKEN,
    REFUSED,
    FAILED,
    GONE,
    /** None comes. */
    NONE
  }

  /** What no other form has. */
  private static final String DRAFT = "{\"current\":";

  private final String id;
  private final String destination;
  private final String content;
  private final List<String> entries;
  private final boolean whole;
  private final SimulatedProcess process;
  private final boolean kept;
  private final Answer answer;
  private final Instant at;
  private @Nullable Answer heard;
  private @Nullable Boolean cameBack;
  private long sufferedWhenHeard;
  private boolean hungWhenHeard;

  /**
   * @param content what arrived, or something that stands for it
   * @param entries the places in the feed that it covers
   * @param whole whether the hub had all envelopes that lie there
   * @param process who sent it
   * @param kept whether the receiver has it now, whatever it answers
   * @param at the true time
   */
  Sent(
      String id,
      String destination,
      String content,
      List<String> entries,
      boolean whole,
      SimulatedProcess process,
      boolean kept,
      Answer answer,
      Instant at) {
    this.id = id;
    this.destination = destination;
    this.content = content;
    this.entries = List.copyOf(entries);
    this.whole = whole;
    this.process = process;
    this.kept = kept;
    this.answer = answer;
    this.at = at;
  }

  /** What nothing in the hub says is to be sent. */
  public static Sent unfounded(
      String id, String destination, SimulatedProcess process, Answer answer) {
    return new Sent(
        id, destination, "", List.of(), true, process, false, answer, process.clock().instant());
  }

  /** The answer arrived at the hub. */
  public void hear() {
    heard = answer;
    sufferedWhenHeard = process.suffered();
    hungWhenHeard = process.hangs();
  }

  /** The hub is told later that the mail came back, or that the recipient's server took it. */
  public void tellLater(boolean comesBack) {
    cameBack = comesBack;
  }

  /** Whether the hub was told that the mail came back; empty where it was told nothing. */
  Optional<Boolean> cameBack() {
    return Optional.ofNullable(cameBack);
  }

  /** Whether the sender knew that it is delivered, and nothing kept it from writing that down. */
  boolean mustBeWrittenDown() {
    return heard == Answer.TAKEN
        && !process.isDead()
        && !hungWhenHeard
        && process.suffered() == sufferedWhenHeard;
  }

  /** Whether it has the form that a destination is changed to. */
  boolean isDraft() {
    return content.contains(DRAFT);
  }

  Instant at() {
    return at;
  }

  String id() {
    return id;
  }

  String destination() {
    return destination;
  }

  String content() {
    return content;
  }

  /** Places of the feed, each with the edition in which it was sent. */
  List<String> entries() {
    return entries;
  }

  boolean isWhole() {
    return whole;
  }

  boolean kept() {
    return kept;
  }

  public Answer answer() {
    return answer;
  }
}
