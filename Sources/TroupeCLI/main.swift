import Commands
import CurlTransport
import Foundation

exit(await Program.live(transport: CurlTransport()).main())
