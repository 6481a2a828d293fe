/** Certificates and keys of TLS connections that the hub opens. */
@NullMarked
package io.signalbox.net.tls;

import org.jspecify.annotations.NullMarked;
