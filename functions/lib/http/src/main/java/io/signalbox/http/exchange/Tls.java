package io.signalbox.http.exchange;

import io.signalbox.net.tls.PeerTls;

/**
 * TLS of a destination's own.
 *
 * @param key equal for connections that may be shared
 */
public record Tls(Object key, PeerTls peer) {}
