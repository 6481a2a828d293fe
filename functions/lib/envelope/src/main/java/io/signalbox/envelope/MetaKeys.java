package io.signalbox.envelope;

/** The keys that this hub adds to what others defined. */
public final class MetaKeys {
  /** The path, in the meta of the decided and the draft form. */
  public static final String PATH = "signalbox:path";

  /** The parent, in the meta of the decided form, which has no key for it. */
  public static final String PARENT = "signalbox:parent";

  /** Where the sender asks the hub to deliver the envelope. */
  public static final String DELIVER = "signalbox:deliver";

  /** The sending by which the envelope goes to its destination alone, and by no route. */
  public static final String SENDING = "signalbox:sending";

  /** Which change of the tags an envelope tells, counted from 1 by the hub where it began. */
  public static final String REVISION = "signalbox:revision";

  /** The feed to which a client of TAXII added the object that is the payload. */
  public static final String COLLECTION = "signalbox:collection";

  /** What a draft's {@code meta.uuid} holds besides current and parent, in the decided form. */
  static final String UUID_REST = "signalbox:uuid";

  /** Members of a decided meta whose keys mean something else in a draft's, in the draft form. */
  static final String META_REST = "signalbox:meta";

  /** The id, in a bare event. */
  public static final String BARE_ID = "extra.signalbox_id";

  /** The parent, in a bare event. */
  public static final String BARE_PARENT = "extra.signalbox_parent";

  /** The path, in a bare event. */
  public static final String BARE_PATH = "extra.signalbox_path";

  /** The type, in a bare event, as IntelMQ writes it: {@code Event}. */
  public static final String BARE_TYPE = "__type";

  /** The path of all envelopes of a request that name none themselves, as an HTTP header. */
  public static final String PATH_HEADER = "Signalbox-Path";

  private MetaKeys() {}
}
