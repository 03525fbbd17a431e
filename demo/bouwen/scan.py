"""A scanned PDF: page images, a little askew and grainy, without a text layer."""

import io

import numpy as np
import pikepdf
from PIL import Image, ImageFilter

from bouwen.pdf import SCAN_DPI, page_images
from bouwen.stuk import Stuk

SCHEEF_GRADEN = 0.7
KORREL = 7.0  # standard deviation of the noise, in grey levels of 0-255
PAPIER = 247  # paper is not white
JPEG_KWALITEIT = 72
POINTS_PER_INCH = 72


def scan(stuk: Stuk) -> bytes:
    chance = np.random.default_rng(stuk.zaad)
    document = pikepdf.new()
    for png in page_images(stuk):
        _add_page(document, _as_scanned(Image.open(io.BytesIO(png)).convert("L"), chance))
    stream = io.BytesIO()
    document.save(stream, deterministic_id=True)
    return stream.getvalue()


def _as_scanned(page: Image.Image, chance: np.random.Generator) -> Image.Image:
    angle = float(chance.uniform(-SCHEEF_GRADEN, SCHEEF_GRADEN))
    turned = page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.6))
    grey = np.minimum(np.asarray(turned, dtype=np.float32), PAPIER)
    grainy = grey + chance.normal(0, KORREL, grey.shape)
    return Image.fromarray(np.clip(grainy, 0, 255).astype(np.uint8))


def _add_page(document: pikepdf.Pdf, image: Image.Image) -> None:
    jpeg = io.BytesIO()
    image.save(jpeg, "JPEG", quality=JPEG_KWALITEIT)
    picture = document.make_stream(jpeg.getvalue())
    picture.update(
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": image.width,
            "/Height": image.height,
            "/ColorSpace": pikepdf.Name.DeviceGray,
            "/BitsPerComponent": 8,
            "/Filter": pikepdf.Name.DCTDecode,
        }
    )
    width, height = (side * POINTS_PER_INCH / SCAN_DPI for side in image.size)
    page = document.add_blank_page(page_size=(width, height))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Blad=picture))
    page.Contents = document.make_stream(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Blad Do Q".encode())
