// A proxy on loopback that keeps every request byte for byte and can be told to stall or to hang up.
// It imports none of Troupe's modules, so that what it records is what was on the wire.
//
//   wire-recorder UPSTREAM-PORT FOLDER
//
// It prints its port, then writes FOLDER/0001.head, .body and .reply for the first request, and so on. While one of
// these files is in FOLDER it changes its behaviour for a POST of JSON:
//   hold-request   waits, before passing the request on, until FOLDER/release is there; FOLDER/held says that it waits
//   hold-reply     the same after the reply has come and before it is passed back
//   drop-reply     hangs up instead of passing the reply back

import Glibc

signal(SIGPIPE, SIG_IGN)
guard CommandLine.arguments.count == 3, let upstream = UInt16(CommandLine.arguments[1]) else {
  print("usage: wire-recorder UPSTREAM-PORT FOLDER")
  exit(64)
}
let recording = Recording(folder: CommandLine.arguments[2])
let listener = Socket.listening()
print(listener.port)
fflush(nil)
while true {
  let client = listener.accept()
  Thread.detached { Exchange(client: client, upstream: upstream, recording: recording).run() }
}
