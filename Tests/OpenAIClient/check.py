"""Checks that OpenAI's own Python client, unchanged, can make videos at a rehearsal server.

    check.py http://127.0.0.1:PORT PICTURE CLIP

PICTURE is a PNG, JPEG, WebP or GIF; CLIP is an MP4 of 2 to 4 seconds. One line is printed for each step, and the
status is 0 only if every step holds.
"""

import base64
import sys
import traceback
import warnings

import openai
from openai.types import Video, VideoDeleteResponse
from openai.types.video_create_character_response import VideoCreateCharacterResponse
from openai.types.video_get_character_response import VideoGetCharacterResponse

# The methods for videos say that OpenAI's own service is going away.
warnings.simplefilter("ignore", DeprecationWarning)

STEPS = []


def step(function):
    """Takes a function as a step; its docstring is what it promises."""
    STEPS.append(function)
    return function


def same(found, expected, what):
    """Fails where two values differ, saying both."""
    if found != expected:
        raise AssertionError(f"{what} is {found!r}, not {expected!r}")


def whole(kind, response):
    """Reads a raw reply as the client does, and strictly as its types say: the client by itself forgives."""
    kind.model_validate_json(response.http_response.content, strict=True)
    return response.parse()


def refused(error, request):
    """Makes a request that is to be refused with an error of the client, and gives that."""
    try:
        request()
    except error as caught:
        return caught
    raise AssertionError(f"there was no {error.__name__}")


class Check:
    def __init__(self, base, picture, clip):
        # A refusal is to be seen at once, not after the client has tried again.
        self.client = openai.OpenAI(base_url=f"{base.rstrip('/')}/v1", api_key="sk-rehearsal", max_retries=0)
        self.picture, self.clip = picture, clip
        self.made = []

    @step
    def creates(self):
        """a video is created from a prompt and a picture in the form"""
        with open(self.picture, "rb") as picture:
            video = whole(
                Video,
                self.client.videos.with_raw_response.create(
                    model="sora-2",
                    prompt="A cat walks along the harbour wall",
                    seconds="4",
                    size="1280x720",
                    input_reference=picture,
                ),
            )
        same(video.object, "video", "object")
        same(video.model, "sora-2", "model")
        same(video.seconds, "4", "seconds")
        same(video.size, "1280x720", "size")
        same(video.prompt, "A cat walks along the harbour wall", "prompt")
        same(video.error, None, "error")
        same(video.status in ("queued", "in_progress"), True, "being under way")
        self.video = video
        self.made.append(video.id)

    @step
    def retrieves(self):
        """it can be asked about by its id"""
        video = whole(Video, self.client.videos.with_raw_response.retrieve(self.video.id))
        same(video.id, self.video.id, "id")
        same(video.created_at, self.video.created_at, "created_at")
        same(isinstance(video.progress, int), True, "a whole number for progress")

    @step
    def polls(self):
        """polling ends when it is completed"""
        video = self.client.videos.poll(self.video.id, poll_interval_ms=200)
        same(video.status, "completed", f"status (error {video.error})")
        same(video.progress, 100, "progress")
        same(video.completed_at >= video.created_at, True, "completed after created")

    @step
    def downloads(self):
        """its bytes are an MP4, in one piece and in a stream"""
        content = self.client.videos.download_content(self.video.id)
        video = content.read()
        same(video[4:8], b"ftyp", "the beginning")
        same(content.response.headers["content-type"], "video/mp4", "content-type")
        with self.client.videos.with_streaming_response.download_content(self.video.id, variant="video") as stream:
            same(b"".join(stream.iter_bytes()), video, "the stream")

    @step
    def creates_and_polls(self):
        """with a picture as a data URL and the defaults, created and polled in one call"""
        with open(self.picture, "rb") as picture:
            data = base64.b64encode(picture.read()).decode()
        video = self.client.videos.create_and_poll(
            prompt="The cat looks back",
            extra_body={"input_reference": {"image_url": f"data:image/png;base64,{data}"}},
            poll_interval_ms=200,
        )
        same(video.status, "completed", f"status (error {video.error})")
        same((video.model, video.seconds, video.size), ("sora-2", "4", "720x1280"), "the defaults")
        self.made.append(video.id)

    @step
    def lists(self):
        """the list has both, newest first, and its pages can be turned"""
        page = self.client.videos.list(limit=2)
        for video in page.data:
            Video.model_validate(video.to_dict(), strict=True)
        same([video.id for video in page.data], self.made[::-1], "the first page")
        turned = []
        for video in self.client.videos.list(limit=1, order="desc"):
            turned.append(video.id)
        same(turned[:2], self.made[::-1], "the turned pages")

    @step
    def creates_a_character(self):
        """a character is created from a clip and can be asked about"""
        with open(self.clip, "rb") as clip:
            character = whole(
                VideoCreateCharacterResponse,
                self.client.videos.with_raw_response.create_character(name="Mossy", video=clip),
            )
        same(character.name, "Mossy", "name")
        same(bool(character.id), True, "having an id")
        asked = whole(
            VideoGetCharacterResponse, self.client.videos.with_raw_response.get_character(character.id)
        )
        same(asked.to_dict(), character.to_dict(), "what is told of it")
        self.character = character

    @step
    def uses_the_character(self):
        """a video with the character is completed"""
        video = self.client.videos.create(
            model="sora-2-pro",
            prompt="Mossy runs through the rain",
            seconds="4",
            size="720x1280",
            extra_body={"characters": [{"id": self.character.id}]},
        )
        self.made.append(video.id)
        video = self.client.videos.poll(video.id, poll_interval_ms=200)
        same(video.status, "completed", f"status (error {video.error})")

    @step
    def refuses(self):
        """what is wrong is refused by the client's own errors"""
        error = refused(openai.BadRequestError, lambda: self.client.videos.create(prompt="A cat", size="large"))
        same((error.code, error.param), ("invalid_value", "size"), "the error")
        refused(openai.NotFoundError, lambda: self.client.videos.retrieve("video_nobody"))
        refused(openai.NotFoundError, lambda: self.client.videos.get_character("char_nobody"))
        error = refused(
            openai.BadRequestError, lambda: self.client.videos.create_character(name="Mossy", video=b"no clip")
        )
        same(error.param, "video", "the member at fault")

    @step
    def deletes(self):
        """a deleted video is gone from everywhere"""
        for video in self.made:
            gone = whole(VideoDeleteResponse, self.client.videos.with_raw_response.delete(video))
            same((gone.id, gone.object, gone.deleted), (video, "video.deleted", True), "the reply")
            refused(openai.NotFoundError, lambda: self.client.videos.retrieve(video))
            refused(openai.NotFoundError, lambda: self.client.videos.download_content(video))
        left = [video.id for video in self.client.videos.list(limit=100)]
        same([video for video in self.made if video in left], [], "what the list still has")


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__.strip())
    check = Check(*sys.argv[1:])
    print(f"openai {openai.__version__}")
    failed = 0
    for number, function in enumerate(STEPS, 1):
        try:
            function(check)
            print(f"{number} of {len(STEPS)} holds: {function.__doc__}", flush=True)
        except Exception:
            failed += 1
            print(f"{number} of {len(STEPS)} FAILS: {function.__doc__}", flush=True)
            traceback.print_exc()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
