package io.signalbox.simulation.check;

import io.signalbox.simulation.engine.SimulatedProcess;
import java.util.List;
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

  private final String id;
  private final String destination;
  private final String content;
  private final List<String> entries;
  private final SimulatedProcess process;
  private final boolean kept;
  private final Answer answer;
  private @Nullable Answer heard;
  private long sufferedWhenHeard;

  /**
   * @param content what arrived, or something that stands for it
   * @param entries the places in the feed that it covers
   * @param process who sent it
   * @param kept whether the receiver has it now, whatever it answers
   */
  Sent(
      String id,
      String destination,
      String content,
      List<String> entries,
      SimulatedProcess process,
      boolean kept,
      Answer answer) {
    this.id = id;
    this.destination = destination;
    this.content = content;
    this.entries = List.copyOf(entries);
    this.process = process;
    this.kept = kept;
    this.answer = answer;
  }

  /** What nothing in the hub says is to be sent. */
  public static Sent unfounded(
      String id, String destination, SimulatedProcess process, Answer answer) {
    return new Sent(id, destination, "", List.of(), process, false, answer);
  }

  /** The answer arrived at the hub. */
  public void hear() {
    heard = answer;
    sufferedWhenHeard = process.suffered();
  }

  /** Whether the sender knew that it is delivered, and nothing kept it from writing that down. */
  boolean mustBeWrittenDown() {
    return heard == Answer.TAKEN && !process.isDead() && process.suffered() == sufferedWhenHeard;
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

  boolean kept() {
    return kept;
  }

  public Answer answer() {
    return answer;
  }
}
