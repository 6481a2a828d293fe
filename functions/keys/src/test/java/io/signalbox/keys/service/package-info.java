@NullMarked
package io.signalbox.keys.service;

import org.jspecify.annotations.NullMarked;
